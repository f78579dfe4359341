"""What can be wrong with a translation."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class ParentNotTranslatedError(ValidationError):
    """The page above has no translation in the language."""

    def __init__(self) -> None:
        super().__init__(
            {"title": _("Translate the page above this one first.")},
            code="parent_not_translated",
        )


class TranslationIncompleteError(ValidationError):
    """Some text is still untranslated."""

    def __init__(self, missing: int) -> None:
        super().__init__(
            {"title": _("Texts still untranslated: %(count)s.") % {"count": missing}},
            code="translation_incomplete",
        )


class TranslationHeldBackError(ValidationError):
    """The page's type does not let the text become public yet."""

    def __init__(self, obstacle: str) -> None:
        super().__init__({"title": obstacle}, code="translation_held_back")
