"""What the draft history keeps together: a thing and every row that hangs on it, so that going back brings all back."""

import reversion

from articles import models

reversion.register(models.Article, follow=["credits", "article_images", "tagged_items"])
reversion.register(models.ArticleCredit)
reversion.register(models.ArticleImage)
reversion.register(models.ArticleTag)

reversion.register(
    models.Event,
    follow=["organizations", "programme", "rosters", "appearances", "book_launches", "tagged_items"],
)
reversion.register(models.EventOrganization)
reversion.register(models.EventTag)
reversion.register(models.ProgrammeItem)
reversion.register(models.Roster)
reversion.register(models.Appearance, follow=["titles"])
reversion.register(models.AppearanceTitle)
reversion.register(models.BookLaunch)

reversion.register(models.Agreement, follow=["parties", "items"])
reversion.register(models.AgreementParty, follow=["signatories"])
reversion.register(models.Signatory)
reversion.register(models.CooperationItem)

reversion.register(models.Book, follow=["parts", "contributors"])
reversion.register(models.BookPart)
reversion.register(models.BookContributor)

reversion.register(models.Organization, follow=["aliases"])
reversion.register(models.OrganizationAlias)
reversion.register(models.SiteSettings, follow=["friend_links"])
reversion.register(models.FriendLink)
