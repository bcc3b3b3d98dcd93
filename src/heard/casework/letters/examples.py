"""What does a template look like with facts in it? Invented ones, of nobody."""

from __future__ import annotations

from heard.casework.letters.facts import ElementFacts, LetterFacts

__all__ = ["EXAMPLE"]

EXAMPLE = LetterFacts(
    council="Example Council",
    services="Children’s Services",
    team="Customer Relations Team",
    writer="Asha Rahman",
    name="Sam Taylor",
    reference="CF-00123",
    kind="complaint",
    received_on="Monday 2 June 2025",
    service="Children’s Social Care",
    manager="Cleo Marsh",
    stage="1",
    is_statutory=True,
    is_last_stage=False,
    requested_on="Monday 2 June 2025",
    due_on="Monday 16 June 2025",
    due_why=(
        "10 working days are allowed, counted from Monday 2 June 2025.",
        "That day is day 0; day 1 is the next working day, Tuesday 3 June 2025.",
        "Saturdays and Sundays are not counted: 7, 8, 14 and 15 June 2025.",
        "Day 10, the last day in time, is Monday 16 June 2025.",
    ),
    new_due_on="Monday 30 June 2025",
    promised_on="Monday 30 June 2025",
    expected_on="Friday 20 June 2025",
    reason="we still need to speak to one of the people involved",
    points=(
        "No one rang back when they said they would.",
        "The plan was changed and nobody said so.",
    ),
    elements=(
        ElementFacts(
            number="1",
            words="No one rang back when they said they would.",
            finding="Upheld",
            reasons="We checked our call notes. We did not ring you on the two days we said.",
        ),
        ElementFacts(
            number="2",
            words="The plan was changed and nobody said so.",
            finding="Not upheld",
            reasons="We wrote to you on 12 May with the new plan before it began.",
        ),
    ),
    outcome="Partially upheld",
    investigator="Noor Khan",
    independent_person="Pat Green",
    withdrawn_on="Thursday 5 June 2025",
    contact=("Phone: 01632 960 001", "E-mail: feedback@council.example"),
    advocacy=("Speak Up advocates", "Phone: 01632 960 002 (free)"),
    ombudsman=(
        "Local Government and Social Care Ombudsman",
        "Phone: 0300 061 0614",
        "Website: www.lgo.org.uk",
    ),
)
