import secrets

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from foitracker.store.actions import example, reference
from foitracker.store.models import Round


class Command(BaseCommand):
    help = "Makes this checkout ready to run: key, database, reference data, example round. Keeps what is there."

    def handle(self, **options):
        settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
        self._draw_key()
        call_command("migrate", verbosity=0, interactive=False)
        reference.load()
        if not Round.objects.filter(slug=example.SLUG).exists():
            call_command("load_example")
        call_command("totals", example.SLUG)

    def _draw_key(self):
        key_file = settings.VAR_DIR / "secret-key"
        if not key_file.exists():
            key_file.touch(mode=0o600)
            key_file.write_text(secrets.token_urlsafe(60), encoding="ascii")
            settings.SECRET_KEY = key_file.read_text(encoding="ascii")
