"""Practices: drafts in their owner's branch, or new drafts of what is there."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail.models import Locale, Page

from accounts.models import User
from core.dates import validate_range
from knowledge.models import ImportRow, ImportRun, PartnerBranchPage, PracticePage
from knowledge.permissions import user_can_edit_record, user_is_desk
from knowledge.reviews.substance import review_needed
from knowledge.rules import errors_of
from knowledge.transfer.rows import RowValues
from knowledge.transfer.targets.naming import ORIGINS
from knowledge.transfer.targets.practices import COMPILED, KEY, OWNER, SEVERAL
from knowledge.transfer.writing.filling import (
    check_description,
    practice_fill,
)
from knowledge.transfer.writing.indexing import indexed_once
from knowledge.transfer.writing.naming import Names
from knowledge.transfer.writing.relating import check_relations
from knowledge.transfer.writing.restoring import practice_restore, state_of
from knowledge.transfer.writing.writer import Plan

CHILDREN = [
    relation.get_accessor_name() for relation in get_all_child_relations(PracticePage)
]
RELATED = [*CHILDREN, *SEVERAL]
# Where an error of a field is told, when it is not its own column.
COLUMNS = {"relations": ORIGINS}


def same_title(title: str) -> str:
    """Return what two practices of one owner may not share."""
    return " ".join(title.casefold().split())


@dataclass(slots=True)
class Branch:
    """A branch as far as rows need it."""

    page: PartnerBranchPage
    can_add: bool
    titles: set[str] = field(default_factory=set)


class PracticeWriter:
    """Writes practices for one person; keeps what it has looked up."""

    def __init__(self, run: ImportRun, user: User) -> None:
        self.run = run
        self.user = user
        self.known: dict[int, Branch | None] = {}
        self.names = Names(user)
        self.locale = Locale.objects.get(language_code=run.language)
        self.written: list[PracticePage] = []

    @contextmanager
    def together(self) -> Iterator[None]:
        """Index the practices of the block once, at its end."""
        with indexed_once() as self.written:
            yield

    def plan(self, row: RowValues) -> Plan:
        """Find the record or its place, and check the whole."""
        plan = Plan(row, label=str(row.get("title", "")))
        if KEY in row.values:
            self._plan_change(plan)
        else:
            self._plan_new(plan)
        self._check_rules(plan)
        return plan

    def _plan_change(self, plan: Plan) -> None:
        row = plan.row
        page = PracticePage.objects.filter(
            translation_key=row.get(KEY), locale__language_code=self.run.language
        ).first()
        if page is None or not page.is_source or not self._may_change(page):
            # Whether it exists is nobody's business who may not change it.
            row.add_error(
                KEY,
                _(
                    "There is no practice with this identifier in this language "
                    "that you may change."
                ),
            )
            return
        plan.present = page.get_latest_revision_as_object()
        plan.label = plan.label or plan.present.title
        plan.identity = f"key:{row.get(KEY)}"
        if OWNER in row.values and row.get(OWNER) != page.owning_partner:
            row.add_error(OWNER, _("An import cannot change the owner."))
        try:
            check_description(plan.present, row.values)
        except ValidationError as error:
            row.add_error("description", error)

    def _may_change(self, page: PracticePage) -> bool:
        return user_can_edit_record(self.user, page)

    def _plan_new(self, plan: Plan) -> None:
        row = plan.row
        title = row.get("title", "")
        if not title and "title" not in failed(row):
            row.add_error("title", _("A new practice needs a title."))
        owner = row.get(OWNER) or self.run.owner
        if owner is None:
            if OWNER not in failed(row):
                row.add_error(OWNER, _("Say who owns the practice."))
            return
        branch = self._branch(owner.pk)
        if branch is None or not branch.can_add:
            row.add_error(
                OWNER,
                _(
                    "%(owner)s has no place for practices in this language to "
                    "which you may add."
                )
                % {"owner": owner.label},
            )
            return
        plan.place = branch
        plan.identity = f"{owner.pk}:{same_title(title)}"
        if title and same_title(title) in branch.titles:
            row.add_error(
                "title",
                _(
                    "The owner has a practice of this title. To change it, give "
                    "its permanent identifier."
                ),
            )

    def _branch(self, partner: int) -> Branch | None:
        if partner not in self.known:
            page = (
                PartnerBranchPage.objects.select_related("locale")
                .live()
                .filter(partner=partner, locale__language_code=self.run.language)
                .first()
            )
            self.known[partner] = self._opened(page) if page else None
        return self.known[partner]

    def _opened(self, page: PartnerBranchPage) -> Branch:
        rights = page.permissions_for_user(self.user)
        titles = Page.objects.child_of(page).values_list("title", "draft_title")
        return Branch(
            page,
            can_add=rights.can_add_subpage(),
            titles={same_title(title) for pair in titles for title in pair},
        )

    def _check_rules(self, plan: Plan) -> None:
        row = plan.row
        page = plan.present or self._new()
        named = self.names.read(row)
        practice_fill(page, {**row.values, **named})
        plan.filled = page
        check_relations(row, page, named)
        faults = errors_of(page.stopping_remarks(), complete=self.run.publish)
        for name, error in faults.items():
            column = COLUMNS.get(name, name)
            if column not in failed(row):
                row.add_error(column, error)
        try:
            validate_range(page.start, page.end)
        except ValidationError as error:
            row.add_errors(error)

        self._check_desk(row, page)

    def _check_desk(self, row: RowValues, page: PracticePage) -> None:
        """Leave to the desk, and to reviewers, what is theirs."""
        desk = user_is_desk(self.user)
        if COMPILED in row.values and not desk:
            row.add_error(
                COMPILED, _("Only the desk says what was compiled from public sources.")
            )
        if self.run.publish and not desk:
            row.add_error(None, _("Only the desk publishes; import drafts."))
        elif self.run.publish and not row.errors and review_needed(page):
            row.add_error(
                None,
                _(
                    "A review comes first, unless the practice was compiled from "
                    "public sources. Import it as a draft."
                ),
            )

    def _new(self) -> PracticePage:
        """Return an empty practice in the language of the import."""
        page = PracticePage(
            live=False,
            owner=self.user,
            locale=self.locale,
            source_language=self.run.language,
        )
        # Asked for at each time it is stored; a new practice is never one.
        page._is_site_root = False
        # Said to be empty, they are not asked for when the draft is stored.
        for name in CHILDREN:
            setattr(page, name, [])
        return page

    def write(self, plan: Plan, row: ImportRow) -> None:
        """Add or change a practice."""
        row.created = plan.present is None
        row.before = {} if row.created else state_of(plan.present)
        page = self._added(plan) if row.created else self._changed(plan)
        if self.run.publish:
            page.get_latest_revision().publish(user=self.user, log_action=True)
            page = PracticePage.objects.get(pk=page.pk)
        row.key = page.translation_key
        row.label = page.draft_title[:255]
        row.after = state_of(page)
        self.written.append(page)

    def _added(self, plan: Plan) -> PracticePage:
        place = plan.place
        page: PracticePage = plan.filled
        related = {name: list(getattr(page, name).all()) for name in RELATED}
        for name in CHILDREN:
            if not related[name]:
                # What there was before is asked for as well, and there was nothing.
                del page._cluster_related_objects[name]
        try:
            place.page.add_child(instance=page)
            # Stored, they are forgotten, and would be read again for the draft.
            page._cluster_related_objects.update(related)
            page.save_revision(user=self.user, clean=False)
        except Exception:
            # What it remembers of its children is taken back by the database.
            place.page = PartnerBranchPage.objects.get(pk=place.page.pk)
            raise
        place.titles.add(same_title(page.title))
        return page

    def _changed(self, plan: Plan) -> PracticePage:
        page: PracticePage = plan.filled
        page.save_revision(user=self.user, clean=False)
        return PracticePage.objects.get(pk=page.pk)

    def undo(self, row: ImportRow) -> None:
        """Delete the practice, or bring back what it was."""
        practice_restore(row, user=self.user)


def failed(row: RowValues) -> set[str]:
    """Return the fields of a row that have an error already."""
    columns = {error["column"] for error in row.errors}
    return {name for place, name in enumerate(row.mapping) if name and place in columns}
