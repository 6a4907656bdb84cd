"""What others do, in an environment of its own: django-hitcount, and one row's `F("views") + 1`."""

import os
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent.parent
ENVIRONMENT = TOP / "var" / "bench-rivals"
PACKAGES = ("Django>=5.2.19,<5.3", "django-hitcount==1.3.5", "psycopg[binary,pool]>=3.3.9,<4", "granian>=2.8.7,<3")

SETTINGS = """
import os
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

BASE = Path(__file__).parent
SECRET_KEY = "of a benchmark"
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "rival.urls"
WSGI_APPLICATION = "rival.wsgi.application"
INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "hitcount", "rival"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
HITCOUNT_HITS_PER_IP_LIMIT = 0
url = urlsplit(os.environ["RIVAL_DATABASE_URL"])
if url.scheme == "sqlite":
    tuned = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;",
    }
    default = {"ENGINE": "django.db.backends.sqlite3", "NAME": url.path[1:], "CONN_MAX_AGE": None, "OPTIONS": tuned}
    DATABASES = {"default": default}
else:
    DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": url.path[1:], "USER": url.username,
        "HOST": parse_qs(url.query)["host"][0], "CONN_MAX_AGE": 0, "OPTIONS": {"pool": {"min_size": 4, "max_size": 8}}}}
"""
URLS = """
from django.db.models import F
from django.http import JsonResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from hitcount.views import HitCountJSONView

from rival.models import Article


@csrf_exempt
def plus_one(request, pk):
    Article.objects.filter(pk=pk).update(views=F("views") + 1)
    return JsonResponse({"views": Article.objects.values_list("views", flat=True).get(pk=pk)})


urlpatterns = [
    path("hit/", csrf_exempt(HitCountJSONView.as_view())),
    path("plus/<int:pk>/", plus_one),
]
"""
MODELS = """
from django.db import models


class Article(models.Model):
    views = models.BigIntegerField(default=0)
"""
WSGI = """
import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rival.settings")
from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
"""
PREPARE = """
import os
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rival.settings")
import django
django.setup()
from django.core.management import call_command
call_command("migrate", run_syncdb=True, verbosity=0)
from hitcount.models import HitCount
from hitcount.utils import get_hitcount_model
from rival.models import Article
Article.objects.all().delete(); HitCount.objects.all().delete()
Article.objects.bulk_create(Article(pk=n) for n in range(1, 1001))
from django.contrib.contenttypes.models import ContentType
kind = ContentType.objects.get_for_model(Article)
HitCount.objects.bulk_create(HitCount(pk=n, content_type=kind, object_pk=n) for n in range(1, 1001))
"""


def environment():
    """The python of the rivals' environment, made on the first run."""
    python = ENVIRONMENT / "bin" / "python"
    if not (ENVIRONMENT / "ready").exists():
        print("Making an environment for what is compared with …", flush=True)
        subprocess.run([sys.executable, "-m", "venv", ENVIRONMENT], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
        (ENVIRONMENT / "ready").touch()
    return python


def site(folder, database_url):
    """Writes the rivals' site into a folder and makes its tables; returns (python, environment variables)."""
    package = Path(folder) / "rival"
    package.mkdir(parents=True, exist_ok=True)
    for name, text in (("settings", SETTINGS), ("urls", URLS), ("models", MODELS), ("wsgi", WSGI), ("__init__", "")):
        (package / f"{name}.py").write_text(text)
    python = environment()
    environ = os.environ | {
        "RIVAL_DATABASE_URL": database_url,
        "DJANGO_SETTINGS_MODULE": "rival.settings",
        "PYTHONPATH": str(folder),
    }
    subprocess.run([python, "-c", PREPARE], env=environ, check=True, cwd=folder)
    return python, environ
