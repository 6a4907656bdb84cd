"""The head and foot of the demo's site, its sections and pages."""

from articles.models import Page, Section, SiteSettings
from articles.publishing.door import publish

SECTIONS = [
    ("合作", "Cooperation", "cooperation"),
    ("研究", "Research", "research"),
    ("著作", "Books", "books"),
    ("来访", "Visits", "visits"),
]


def tell(desk):
    site = desk.keep(
        SiteSettings(
            pk=1,
            name="中国城市治理研究院",
            name_en="China Institute for Urban Governance",
            tagline="新闻与合作记录",
            tagline_en="News and the record behind it",
            footer="这是演示：故事取自公开的新闻页，文字是重新写的。",
            footer_en="This is a demonstration: the stories come from public news pages and are told anew.",
        )
    )
    publish(site)
    for position, (name, name_en, slug) in enumerate(SECTIONS, start=1):
        publish(desk.keep(Section(name=name, name_en=name_en, slug=slug, position=position)))
    publish(
        desk.keep(
            Page(
                title="关于本站",
                title_en="About this site",
                slug="about",
                position=1,
                body=(
                    "<p>这里既登新闻，也存新闻背后的记录：活动、名单、著作和协议。人名和职务照当日印发的写，"
                    "以后升任、更名都不改旧闻。</p><p>原文没有写明的，页面上写“原文未载”；由编辑据上下文补入的，"
                    "放在〔 〕里。</p>"
                ),
                body_en=(
                    "<p>This site keeps the news and the record behind it: events, who attended, books and agreements. "
                    "Names and titles stand as they were printed that day.</p><p>What a source does not state is called "
                    "“not stated”; what the editors supplied stands in brackets.</p>"
                ),
            )
        )
    )
