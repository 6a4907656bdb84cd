import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

# Django must be set up before our own rooms are imported.
_django = get_wsgi_application()

from newsroom.stack import with_beacons  # noqa: E402

application = with_beacons(_django)
