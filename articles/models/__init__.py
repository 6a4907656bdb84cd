"""The working copies, by name. What is none has its own module: `.published`, `.viewcount`, `.signin`, `.trail`."""

from articles.models import published as published
from articles.models import signin as signin
from articles.models import trail as trail
from articles.models import viewcount as viewcount
from articles.models.acknowledgement import Acknowledgement
from articles.models.agreement import (
    Agreement,
    AgreementParty,
    AgreementState,
    CooperationItem,
    Signatory,
)
from articles.models.appearance import Appearance, AppearanceTitle, Role, Roster
from articles.models.article import Article, ArticleCredit, ArticleImage
from articles.models.book import Book, BookContributor, BookLaunch, BookPart, BookSeries
from articles.models.event import Event, EventKind, EventOrganization, ProgrammeItem
from articles.models.legacy import ImportBatch, ImportEntry, LegacyPage, NameRepair, OverwritingName
from articles.models.media import Attachment, Image
from articles.models.organization import Organization, OrganizationAlias
from articles.models.person import Person
from articles.models.section import Section
from articles.models.site import DemoThing, FriendLink, Page, SiteSettings, StaffSettings
from articles.models.tag import ArticleTag, EventTag, Tag

__all__ = [
    "Acknowledgement",
    "Agreement",
    "AgreementParty",
    "AgreementState",
    "Appearance",
    "AppearanceTitle",
    "Article",
    "ArticleCredit",
    "ArticleImage",
    "ArticleTag",
    "Attachment",
    "Book",
    "BookContributor",
    "BookLaunch",
    "BookPart",
    "BookSeries",
    "CooperationItem",
    "DemoThing",
    "Event",
    "EventKind",
    "EventOrganization",
    "EventTag",
    "FriendLink",
    "Image",
    "ImportBatch",
    "ImportEntry",
    "LegacyPage",
    "NameRepair",
    "Organization",
    "OrganizationAlias",
    "OverwritingName",
    "Page",
    "Person",
    "ProgrammeItem",
    "Role",
    "Roster",
    "Section",
    "Signatory",
    "SiteSettings",
    "StaffSettings",
    "Tag",
]
