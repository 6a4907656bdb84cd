from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from articles.admin.accounts.rights import change_own_password
from articles.admin.accounts.signin import sign_in
from articles.admin.desk.picker import autocomplete
from articles.admin.front import front_desk, switch_language
from articles.admin.statistics.statistics import statistics
from articles.api.views import views
from articles.views.health import healthz
from articles.views.media import media

handler400 = "articles.views.lost.bad_request"
handler404 = "articles.views.lost.not_found"
handler500 = "newsroom.unavailable.server_error"

urlpatterns = [
    path("admin/", front_desk),
    path("admin/login/", sign_in),
    path("admin/password_change/", change_own_password),
    path("admin/language/", switch_language, name="desk-language"),
    path("admin/statistics/", statistics, name="desk-statistics"),
    path("admin/autocomplete/", autocomplete, name="autocomplete"),
    path("admin/", admin.site.urls),
    path("api/views", views, name="api-views"),
    path("healthz", healthz, name="healthz"),
    path("media/<str:name>", media, name="media"),
    *i18n_patterns(path("", include("articles.urls")), prefix_default_language=False),
]
