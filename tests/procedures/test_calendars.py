"""Bank holidays come from one library, agree with another, and become rows that staff add to."""

from datetime import date

import pytest
from govuk_bank_holidays.bank_holidays import BankHolidays

from heard.procedures.calendars import FIRST_YEAR, LAST_YEAR, bank_holidays, england_and_wales
from heard.procedures.models import Closure
from heard.procedures.operations import load_bank_holidays
from heard.procedures.queries import working_calendar
from heard.rules.working_days import BeyondCalendar

SATURDAY = 5


def weekdays(days):
    return {day for day in days if day.weekday() < SATURDAY}


def test_two_libraries_agree_from_2012_to_2028():
    second = BankHolidays(use_cached_holidays=True).get_holidays(
        division=BankHolidays.ENGLAND_AND_WALES
    )
    theirs = {each["date"] for each in second if 2012 <= each["date"].year <= 2028}
    assert len(theirs) > 130
    assert weekdays(bank_holidays(2012, 2028)) == weekdays(theirs)


# Proclamations under the Banking and Financial Dealings Act 1971, and days that were moved.
@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2011, 4, 29), "Bank holiday for the royal wedding"),
        (date(2012, 6, 4), "Spring bank holiday"),
        (date(2012, 6, 5), "Bank holiday for the Diamond Jubilee"),
        (date(2020, 5, 8), "Early May bank holiday"),
        (date(2022, 6, 2), "Spring bank holiday"),
        (date(2022, 6, 3), "Bank holiday for the Platinum Jubilee"),
        (date(2022, 9, 19), "Bank holiday for the State Funeral of the Queen"),
        (date(2023, 5, 8), "Bank holiday for the Coronation of the King"),
        (date(2021, 12, 28), "Boxing Day (substitute day)"),
        (date(2022, 1, 3), "New Year’s Day (substitute day)"),
        (date(2024, 3, 29), "Good Friday"),
    ],
)
def test_a_holiday_of_its_own_has_the_name_that_stands_in_a_letter(day, name):
    assert england_and_wales().why_closed(day) == name


@pytest.mark.parametrize("day", [date(2012, 5, 28), date(2020, 5, 4), date(2022, 5, 30)])
def test_a_monday_whose_holiday_was_moved_away_is_worked(day):
    assert england_and_wales().is_working_day(day)


def test_no_name_is_left_in_the_words_of_the_library():
    assert not any("observed" in name or "'" in name for name in bank_holidays().values())


def test_the_calendar_names_the_year_that_it_does_not_know():
    with pytest.raises(BeyondCalendar, match=str(LAST_YEAR + 1)):
        england_and_wales().add(date(LAST_YEAR, 12, 31), 1)


@pytest.mark.django_db
def test_bank_holidays_are_loaded_once():
    assert load_bank_holidays() == len(bank_holidays())
    assert load_bank_holidays() == 0
    assert Closure.objects.count() == len(bank_holidays())


@pytest.mark.django_db
def test_what_staff_entered_first_keeps_its_name():
    ours = Closure.objects.create(on=date(2023, 5, 8), name="Coronation", source="Proclamation")
    assert load_bank_holidays(2023, 2023) == len(bank_holidays(2023, 2023)) - 1
    ours.refresh_from_db()
    assert (ours.name, ours.source) == ("Coronation", "Proclamation")


@pytest.mark.django_db
def test_the_rows_make_the_same_calendar_as_the_library():
    load_bank_holidays()
    held, library = working_calendar(), england_and_wales()
    assert (held.first, held.last) == (library.first, library.last)
    assert held.closures == library.closures


@pytest.mark.django_db
def test_before_anything_is_loaded_the_library_answers():
    calendar = working_calendar()
    assert calendar.closures == england_and_wales().closures
    assert (calendar.first.year, calendar.last.year) == (FIRST_YEAR, LAST_YEAR)


@pytest.mark.django_db
def test_a_bank_holiday_that_staff_add_is_not_worked():
    load_bank_holidays()
    Closure.objects.create(on=date(2031, 7, 7), name="A jubilee", source="Proclamation")
    assert working_calendar().why_closed(date(2031, 7, 7)) == "A jubilee"


@pytest.mark.django_db
def test_the_councils_own_closure_counts_only_where_a_procedure_says_so():
    # SI 2006/1738 reg 2 names bank holidays and no other closures
    load_bank_holidays(2014, 2014)
    Closure.objects.create(
        on=date(2014, 12, 29),
        name="Offices closed",
        reach=Closure.Reach.COUNCIL,
        source="Cabinet",
    )
    assert working_calendar().is_working_day(date(2014, 12, 29))
    counting_it = working_calendar(counts_council_closures=True)
    assert counting_it.why_closed(date(2014, 12, 29)) == "Offices closed"
    assert counting_it.why_closed(date(2014, 12, 25)) == "Christmas Day"


@pytest.mark.django_db
def test_one_row_in_a_far_year_does_not_make_that_year_known():
    load_bank_holidays(2013, 2015)
    Closure.objects.create(on=date(2030, 6, 3), name="A jubilee", source="Proclamation")
    with pytest.raises(BeyondCalendar):
        working_calendar().is_working_day(date(2030, 6, 4))
