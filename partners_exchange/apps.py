"""Configuration of the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartnersExchangeConfig(AppConfig):
    """Partner registry, memberships, task groups and activities."""

    name = "partners_exchange"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Partners and activities")

    def ready(self) -> None:
        """Say what of this app is public, once its models are loaded."""
        from partners_exchange import receivers, registration

        registration.register_all()
        receivers.connect()
