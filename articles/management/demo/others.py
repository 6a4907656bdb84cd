"""Five more stories from public news pages: a donation, a practice base, a visit, an opening, a memorandum."""

from articles.management.demo import covers
from articles.management.demo.desk import day, paragraphs
from articles.recording.event import launch


def donation(desk):
    writers, prose, province = (
        desk.organization(name, kind="association") for name in ("桑植县作家协会", "中国散文学会", "湖南省作家协会")
    )
    event = desk.event(
        title="甄钰源个人著作捐赠仪式",
        starts_on=day("2026-01-16"),
        part_of_day="morning",
        date_as_printed="1月16日上午",
        year_is_inferred=True,
        venue="二楼会议室",
        kinds=[("捐赠", "donation")],
        tags=("著作捐赠",),
    )
    desk.roster(
        event,
        "attendee",
        [
            {
                "name": "甄钰源",
                "honorific": "女士",
                "titles": [
                    (writers, "桑植县作家协会", "副主席"),
                    (writers, "桑植县作家协会", "秘书长", {"is_inferred": True}),
                    (prose, "中国散文学会", "会员"),
                    (province, "湖南省作家协会", "会员"),
                ],
            },
            {"name": "谷遇春", "titles": [(None, "图书馆", "馆长", {"is_former": True})]},
            {"group": "馆领导"},
            {"group": "各部门主任"},
        ],
        tail="一行5人",
    )
    desk.roster(event, "moderator", [{"name": "周琴", "titles": [(None, "图书馆", "党总支书记")]}])
    book = desk.book(
        title="摇醒澧水的倒影",
        contributors=[{"role": "author", "person": desk.person("甄钰源")}],
        cover=desk.slip_cover("摇醒澧水的倒影", "", "", covers.VIOLET, "书影：《摇醒澧水的倒影》，紫色书衣，左上题签"),
    )
    launch(event, book, kind="donation")
    title = "桑植县作家协会副主席甄钰源女士向我馆捐赠个人著作"
    return desk.article(
        title=title,
        section=desk.section("books"),
        published_on=day("2026-01-17"),
        summary="一位县作协负责人把自己的文学作品捐给高校图书馆。",
        body=paragraphs(
            "1月16日上午，桑植县作家协会副主席甄钰源来到图书馆，把自己的作品《摇醒澧水的倒影》捐给读者。",
            "图书馆颁发了捐赠证书，作品进入地方文献馆藏。仪式由图书馆党总支书记周琴主持，原馆长谷遇春同来。",
            "会后，双方坐下来谈了地域文化怎样一代代传下去。",
        ),
        cover=desk.stitched_cover(title, covers.VIOLET),
        tags=("著作捐赠", "地方文献"),
        events=[event],
        views=69,
    )


def practice_base(desk):
    normal = desk.organization("北京师范大学", kind="university")
    law = desk.organization("法学院", normal, kind="school")
    evidence = desk.organization("证据法研究所", law, kind="institute")
    hainan = desk.organization("海南大学法学院", kind="school")
    office = desk.organization("商丘市人民检察院", kind="government")
    event = desk.event(
        title="教学研究实践基地揭牌仪式",
        starts_on=day("2025-04-10"),
        date_as_printed="近日",
        year_is_inferred=True,
        kinds=[("揭牌", "unveiling")],
        tags=("实践基地",),
    )
    law_school = "北京师范大学法学院"
    desk.roster(
        event,
        "attendee",
        [
            {"name": "梁迎修", "titles": [(law, law_school, "院长")]},
            {
                "name": "王建波",
                "titles": [(office, "商丘市人民检察院", "党组书记"), (office, "商丘市人民检察院", "检察长")],
            },
            {"name": "王超", "titles": [(evidence, "北京师范大学法学院证据法研究所", "所长")]},
            {"name": "刘道远", "titles": [(hainan, "海南大学法学院", "教授")]},
            {"name": "黄晓亮", "titles": [(law, law_school, "教授")]},
            {"name": "刘科", "titles": [(law, law_school, "教授", {"is_inferred": True})]},
            {"name": "孟军", "titles": [(law, law_school, "副教授", {"is_inferred": True})]},
        ],
    )
    desk.agreement(
        title="合作共建教学研究实践基地",
        kind="co_building",
        event=event,
        parties=[(office, "商丘市人民检察院", []), (normal, "北京师范大学", [])],
        items=["共建教学研究实践基地"],
    )
    title = "商丘市人民检察院与北京师范大学合作共建教学研究实践基地揭牌"
    return desk.article(
        title=title,
        section=desk.section("cooperation"),
        published_on=day("2025-04-10"),
        summary="一家市检察院与一所师范大学合办的实践基地揭牌。",
        body=paragraphs(
            "近日，商丘市人民检察院与北京师范大学合办的教学研究实践基地揭牌。",
            "法学院希望学生借此接触办案实务，检察院希望得到理论上的支持；双方的负责人先后讲了话。",
        ),
        cover=desk.stitched_cover(title, covers.BLUE),
        tags=("实践基地", "法学教育"),
        events=[event],
    )


def visit(desk):
    weifang = desk.organization("潍坊学院", kind="university")
    kashi = desk.organization("喀什大学", kind="university")
    event = desk.event(
        title="赴新疆考察调研暨两校合作协议签约",
        starts_on=day("2025-06-03"),
        ends_on=day("2025-06-06"),
        date_as_printed="6月3日—6日",
        year_is_inferred=True,
        venue="喀什大学",
        venue_organization=kashi,
        city="喀什",
        kinds=[("考察", "visit"), ("签约仪式", "signing ceremony")],
        tags=("校际合作",),
    )
    desk.roster(
        event,
        "attendee",
        [
            {
                "name": "来逢波",
                "titles": [
                    (weifang, "潍坊学院", "党委副书记", {"is_inferred": True}),
                    (weifang, "潍坊学院", "校长", {"is_inferred": True}),
                ],
            },
            {"name": "帕力旦·吐尔逊", "titles": [(kashi, "喀什大学", "党委副书记"), (kashi, "喀什大学", "校长")]},
            {
                "name": "冯冠军",
                "titles": [
                    (kashi, "喀什大学", "党委常委", {"is_inferred": True}),
                    (kashi, "喀什大学", "副校长", {"is_inferred": True}),
                ],
            },
        ],
        tail="一行6人",
    )
    desk.agreement(
        title="合作框架协议",
        kind="framework",
        event=event,
        parties=[
            (weifang, "潍坊学院", [("李英德", "党委委员、副校长")]),
            (kashi, "喀什大学", [("冯冠军", "党委常委、副校长")]),
        ],
        items=["党建联建", "学科专业建设", "师资队伍建设", "学生联合培养"],
    )
    title = "来逢波带队赴新疆开展交流合作"
    return desk.article(
        title=title,
        section=desk.section("visits"),
        published_on=day("2025-06-07"),
        summary="代表团到喀什，与当地大学签订合作框架协议。",
        body=paragraphs(
            "6月3日至6日，潍坊学院党委副书记、校长来逢波带队到新疆，在喀什大学与帕力旦·吐尔逊校长一起见证两校签约。",
            "李英德与冯冠军代表两校在合作框架协议上签字，往后在党建、学科、师资和学生培养四个方面往来。",
            "一行人还走访了另一所高校和两个部门。",
        ),
        cover=desk.stitched_cover(title, covers.OCHRE),
        tags=("校际合作",),
        events=[event],
    )


def opening(desk):
    university = desk.organization("國立中興大學", kind="university")
    library = desk.organization("圖書館", university, kind="school")
    event = desk.event(
        title="「興傳書房」開幕儀式",
        starts_on=day("2019-11-28"),
        part_of_day="morning",
        date_as_printed="11月28日上午",
        year_is_inferred=True,
        venue="中興大學圖書館一樓",
        venue_organization=library,
        kinds=[("開幕", "opening")],
        tags=("圖書館",),
    )
    desk.roster(
        event,
        "attendee",
        [
            {"name": "周至宏", "titles": [(university, "興大", "副校長")]},
            {"name": "林偉", "titles": [(library, "興大圖書館", "館長")]},
        ],
    )
    desk.roster(
        event,
        "speaker",
        [
            {"name": "林偉", "titles": [(library, "興大圖書館", "館長")]},
            {"name": "薛富盛", "titles": [(university, "興大", "校長")]},
        ],
    )
    title = "【公關組】興大「興傳書房」開幕 專區典藏教師著作逾1500冊"
    return desk.article(
        title=title,
        language="zh-hant",
        section=desk.section("books"),
        published_on=day("2019-11-28"),
        published_time="14:05:03",
        summary="一所大學圖書館為教師著作設立專區並舉行開幕。",
        body=paragraphs(
            "11月28日上午，「興傳書房」在中興大學圖書館一樓開幕，副校長周至宏與館長林偉出席。",
            "專區收藏一千五百多冊教師作品，讀者可以在這裡看到一所大學自己的著述。",
        ),
        cover=desk.stitched_cover(title, covers.RED),
        tags=("圖書館",),
        events=[event],
        views=2375,
    )


def memorandum(desk):
    science = desk.organization("VNUHCM-University of Science", kind="university")
    missouri = desk.organization("Missouri State University", kind="university")
    partnerships = desk.organization("Department of Community and Global Partnerships", missouri, kind="school")
    external = desk.organization("Office of External Relations", science, kind="school")
    centre = desk.organization("Centre for International Training and Education", science, kind="school")
    name = "MoU signing ceremony between VNUHCM-University of Science and Missouri State University"
    event = desk.event(
        title=name,
        title_en=name,
        starts_on=day("2024-03-07"),
        date_as_printed="7th March",
        year_is_inferred=True,
        venue="NVC campus",
        venue_en="NVC campus",
        kinds=[("签约仪式", "signing ceremony")],
    )
    desk.roster(
        event,
        "attendee",
        [
            {
                "name": "Brad Bodenhausen",
                "honorific": "Prof.",
                "titles": [(partnerships, partnerships.name, "Vice President")],
            },
            {
                "name": "Trần Minh Triết",
                "honorific": "Assoc. Prof.",
                "titles": [(science, "University", "Vice President")],
            },
            {"name": "Võ Hồng Hải", "honorific": "Dr.", "titles": [(external, external.name, "Deputy Head")]},
            {"name": "Trần Công Danh", "honorific": "MSc.", "titles": [(centre, centre.name, "Vice Director")]},
        ],
    )
    desk.agreement(
        title="Memorandum of Understanding",
        title_en="Memorandum of Understanding",
        kind="memorandum",
        event=event,
        parties=[(science, science.name, []), (missouri, missouri.name, [])],
        items=["academic partnerships", "faculty and student exchanges", "short-term programmes"],
    )
    title = "THE UNIVERSITY OF SCIENCE SIGNS A MEMORANDUM OF UNDERSTANDING WITH MISSOURI STATE UNIVERSITY, USA"
    return desk.article(
        title=title,
        language="en",
        section=desk.section("cooperation"),
        published_on=day("2024-03-08"),
        summary="A Vietnamese and an American university signed a memorandum on one of the campuses.",
        body=paragraphs(
            "On 7 March the University of Science and Missouri State University signed a memorandum of understanding.",
            "It opens the way to exchanges of teachers and students and to short courses made to measure.",
        ),
        cover=desk.stitched_cover(title, covers.GREEN),
        events=[event],
    )
