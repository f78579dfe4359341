"""Make the seeded database before the tests ask for it: a program.

Its settings are those of the tests: DJANGO_SETTINGS_MODULE=config.settings.test, and
DATABASE_URL as the tests will have it.
"""

import django

from core.catalogues import compile_catalogues
from tests.support import seeded

if __name__ == "__main__":
    django.setup()
    compile_catalogues()
    seeded.prepare()
