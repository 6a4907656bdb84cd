"""The editors' desks: a file a noun, and a folder for what several share and for each workplace."""

# The history comes first: the desks register what it has not.
from articles.admin.desk import history as history  # isort: skip
from articles.admin import agreement as agreement
from articles.admin import article as article
from articles.admin import attachment as attachment
from articles.admin import book as book
from articles.admin import event as event
from articles.admin import image as image
from articles.admin import organization as organization
from articles.admin import person as person
from articles.admin import site as site
from articles.admin import tag as tag
from articles.admin.accounts import permission as permission
from articles.admin.accounts import signin as signin
from articles.admin.accounts import trail as trail
from articles.admin.old_pages import old_page as old_page
