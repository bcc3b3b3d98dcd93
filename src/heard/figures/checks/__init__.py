"""What does not add up in a published report? One finding a fault, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from heard.figures.checks.claims import fault_of_claim
from heard.figures.checks.context import figures_in_context
from heard.figures.checks.corrections import Workings
from heard.figures.checks.diagnosis import faults_explained
from heard.figures.checks.exchanges import with_exchanges
from heard.figures.checks.explain import explain
from heard.figures.checks.faults import Fault, FaultKind
from heard.figures.checks.ledger import Check, Ledger
from heard.figures.checks.means import suspected_means
from heard.figures.checks.missing import missing_figures
from heard.figures.checks.rates import rates_of_table
from heard.figures.checks.references import UnableToFollow
from heard.figures.checks.sums import checks_of_identity, sums_of_table
from heard.figures.checks.wording import finding_in_claim, finding_in_table
from heard.figures.published import PrintedTable, PublishedSet
from heard.figures.report import Finding

__all__ = ["FaultKind", "UnableToFollow", "check_published"]


def check_published(published: PublishedSet) -> tuple[Finding, ...]:
    """Return what is wrong with the figures of a report: tables first, then claims, in order.

    The kinds are those of `FaultKind`. A figure that upsets several sums is one finding, and a
    claim that repeats a wrong figure is none. UnableToFollow when an identity or a claim names a
    figure that is not printed.
    """
    tables = {table.id: table for table in published.tables}
    ledger = Ledger(dict(each for table in published.tables for each in figures_in_context(table)))
    workings = Workings(tables, tuple(_checks(published, tables, ledger)))
    explanation = explain(workings, ledger)
    faults = [
        *faults_explained(workings, ledger, explanation),
        *(fault for table in published.tables for fault in suspected_means(table, tables, ledger)),
        *missing_figures(workings, explanation.ledger),
    ]
    faults.sort(key=lambda fault: workings.order(fault.place))
    faults = with_exchanges(faults, ledger)
    ledgers = (ledger, explanation.settled())
    return (*_in_tables(faults, tables, ledger), *_in_claims(published, tables, ledgers))


def _checks(
    published: PublishedSet, tables: Mapping[str, PrintedTable], ledger: Ledger
) -> Iterator[Check]:
    for table in published.tables:
        yield from sums_of_table(table, tables, ledger)
        yield from rates_of_table(table, tables, ledger)
    for identity in published.identities:
        yield from checks_of_identity(identity, tables, ledger)


def _in_tables(
    faults: Iterable[Fault], tables: Mapping[str, PrintedTable], ledger: Ledger
) -> Iterator[Finding]:
    for fault in faults:
        yield finding_in_table(fault, tables[fault.place.table], ledger.printed[fault.place])


def _in_claims(
    published: PublishedSet, tables: Mapping[str, PrintedTable], ledgers: tuple[Ledger, Ledger]
) -> Iterator[Finding]:
    for claim in published.claims:
        fault = fault_of_claim(claim, tables, ledgers)
        if fault is not None:
            yield finding_in_claim(fault, claim.printed)
