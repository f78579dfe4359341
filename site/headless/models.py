"""Models of the machine doors, gathered where Django looks for them."""

from headless.preview.models import PreviewGrant

__all__ = ["PreviewGrant"]
