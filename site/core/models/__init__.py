"""Models every app builds on: files, renditions and the base page."""

from core.models.file_text import FileText
from core.models.media import Rendition, SiteDocument, SiteImage
from core.models.pages import BasePage

__all__ = ["BasePage", "FileText", "Rendition", "SiteDocument", "SiteImage"]
