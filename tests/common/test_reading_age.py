"""How old must a reader be? Syllables against the dictionary, ages against the formula by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.common.words.reading_age import reading, reading_age
from heard.common.words.syllables import syllables

# Syllables as the Concise Oxford Dictionary speaks them, of words that stand in our letters.
SPOKEN = {
    1: "you asked day stage changed changes- please told write wrote times makes care said school "
    "trust thanks rule used weeks next home right wrong note file use heard year quite fruit great",
    2: "complaint council receive reply answer people worried children because service- letter any "
    "only sorry response working office review panel wanted needed someone something little table "
    "simple agree agreed upheld finding monday tuesday thursday april august local being doing "
    "trying studied parent special statement movement placement careful settled handled trouble "
    "safety safely told- without within writing easy happened decide language pages wishes didn’t",
    3: "ombudsman decision advocate manager family created unhappy happening officer procedure "
    "possible apology- elements received carer- extension acknowledge member- enquiry councillor "
    "experience- previous serious various period guardian official patient- services telephone "
    "anyone continue opinion visited reported area idea everyone",
    4: "independent advocacy statutory information apologise apology january february education "
    "experience society variety material situation usually evaluate available responsible",
    5: "investigation reasonable",
}
WORDS = [
    (word, count)
    for count, words in SPOKEN.items()
    for word in words.split()
    if not word.endswith("-")
]


MANAGER = (
    "The manager will talk to the people who were there and then we will write to you with the "
    "answer."
)
REPRESENTATIONS = (
    "We have considered the representations which you made about the provision of appropriate "
    "services."
)


def test_syllables_are_right_in_nine_of_ten_words():
    wrong = {word: syllables(word) for word, count in WORDS if syllables(word) != count}
    assert len(wrong) <= len(WORDS) // 10, wrong


def test_syllables_are_missed_as_often_over_as_under():
    counted = sum(syllables(word) for word, _ in WORDS)
    spoken = sum(count for _, count in WORDS)
    assert abs(Fraction(counted, spoken) - 1) <= Fraction(3, 100)


@pytest.mark.parametrize("word", ["a", "the", "hmm", "2014", "xyz", "x" * 10_000])
def test_whatever_is_a_word_has_a_syllable(word):
    assert syllables(word) >= 1


@pytest.mark.parametrize(
    ("text", "age"),
    [
        # 12 words, 2 sentences, 12 syllables: 2.34 + 11.8 − 15.59 + 5 = 3.55; the least is 5
        ("The cat sat on the mat. The dog ran to the park.", 5),
        # 19 words, 1 sentence, 19 syllables: 7.41 + 11.8 − 15.59 + 5 = 8.62
        ("We will look at what you told us and then we will write to you on the fifth day.", 9),
        # 20 words, 1 sentence, 24 syllables: 7.8 + 14.16 − 15.59 + 5 = 11.37
        (MANAGER, 11),
        # 14 words, 1 sentence, 28 syllables: 5.46 + 23.6 − 15.59 + 5 = 18.47
        (REPRESENTATIONS, 18),
        ("", 5),
        ("- \n\n#\n\n", 5),
    ],
)
def test_the_reading_age_is_that_of_the_formula(text, age):
    assert reading_age(text) == age


@pytest.mark.parametrize(
    "no_sentence",
    [
        "# Representations and accommodation considerations",
        "Dear Bartholomew Featherstonehaugh",
        "[[Say what the accommodation authorities considered.]]",
        "- E-mail: representations@accommodation.example",
        "- Website: https://www.representations-accommodation.example/consideration",
        "Telephone: 01632 960 001",
    ],
)
def test_what_is_no_sentence_is_left_out(no_sentence):
    prose = "We will write to you soon about what you said."
    assert reading_age(f"{no_sentence}\n\n{prose}") == reading_age(prose)


def test_terms_that_a_letter_must_use_are_as_easy_as_short_words():
    assert reading_age("You can ask the Ombudsman to look at your complaint.") == reading_age(
        "You can ask the king to look at your book."
    )


def test_names_are_excused_for_the_letter_that_has_them():
    letter = "Bartholomew Featherstonehaugh will write to you about Westmorland."
    named = reading(letter, "standard", ["Bartholomew Featherstonehaugh", "Westmorland Council"])
    assert named.age < reading(letter, "standard").age


def test_the_hardest_sentences_and_words_are_named_first():
    easy = "We will write to you soon about what you said."
    hard = "We considered the representations regarding accommodation provision for the family."
    harder = (
        "Notwithstanding those considerations the representations regarding accommodation fail."
    )
    found = reading(f"{easy} {hard} {harder}", "under_12")
    assert found.is_too_hard
    assert found.hard_sentences == (harder, hard)
    assert found.hard_words[:2] == ("accommodation", "considerations")
    assert "write" not in found.hard_words


def test_an_easy_letter_is_not_flagged():
    found = reading("We are sorry. We will put it right.", "under_12")
    assert (found.is_too_hard, found.hard_sentences, found.hard_words) == (False, (), ())


@given(st.text(max_size=200))
def test_any_text_has_a_reading_age(text):
    assert reading_age(text) >= 5


@given(st.lists(st.sampled_from(["cat", "manager", "decision", "say"]), min_size=1, max_size=40))
def test_a_text_said_twice_is_as_hard_as_once(words):
    sentence = f"{' '.join(words)}."
    assert reading_age(f"{sentence} {sentence}") == reading_age(sentence)
