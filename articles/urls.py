"""The addresses of the public site: a contract. English stands under /en/ (newsroom/urls.py)."""

from django.urls import path

from articles.views import agreement, article, book, event, home, organization, page, person, section, tag, viewcount

app_name = "articles"

urlpatterns = [
    path("", home.home, name="home"),
    path("articles/", article.article_list, name="article-list"),
    path("articles/most-read/", article.article_most_read, name="article-most-read"),
    path("articles/archive/<str:year>/", article.article_archive, name="article-archive-year"),
    path("articles/archive/<str:year>/<str:month>/", article.article_archive, name="article-archive"),
    path("articles/<int:pk>/", article.article_detail),
    path("articles/<int:pk>/edit", article.article_edit, name="article-edit"),
    path("articles/<int:pk>/<slug:slug>/", article.article_detail, name="article-detail"),
    path("sections/<slug:slug>/", section.section_detail, name="section-detail"),
    path("tags/", tag.tag_list, name="tag-list"),
    path("tags/<slug:slug>/", tag.tag_detail, name="tag-detail"),
    path("events/", event.event_list, name="event-list"),
    path("events/<int:pk>/", event.event_detail),
    path("events/<int:pk>/<slug:slug>/", event.event_detail, name="event-detail"),
    path("people/", person.person_list, name="person-list"),
    path("people/<int:pk>/", person.person_detail),
    path("people/<int:pk>/<slug:slug>/", person.person_detail, name="person-detail"),
    path("organizations/<int:pk>/", organization.organization_detail),
    path("organizations/<int:pk>/<slug:slug>/", organization.organization_detail, name="organization-detail"),
    path("partners/", organization.partner_list, name="partner-list"),
    path("books/", book.book_list, name="book-list"),
    path("books/<int:pk>/", book.book_detail),
    path("books/<int:pk>/<slug:slug>/", book.book_detail, name="book-detail"),
    path("agreements/", agreement.agreement_list, name="agreement-list"),
    path("agreements/<int:pk>/", agreement.agreement_detail),
    path("agreements/<int:pk>/<slug:slug>/", agreement.agreement_detail, name="agreement-detail"),
    path("pages/view-counting/", viewcount.view_counting, name="view-counting"),
    path("pages/<slug:slug>/", page.page_detail, name="page-detail"),
]
