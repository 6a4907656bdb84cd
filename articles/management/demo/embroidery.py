"""The first story: a book on governing Jinshan as finely as embroidery, and a three-party agreement (2019)."""

from articles.management.demo import covers
from articles.management.demo.desk import day, paragraphs
from articles.recording.event import launch

TITLE = (
    "落实习近平总书记“上海这种超大城市,管理应该像绣花一样精细”讲话两周年 "
    "《像绣花一样精细:城市治理的金山实践》新书首发座谈会暨共建合作签约仪式在上海交通大学徐汇校区举行"
)
BOOK = "像绣花一样精细:城市治理的金山实践"
U, S, C = "上海交通大学", "国际与公共事务学院", "中国城市治理研究院"
TAGS = ("城市治理", "精细化治理", "新书首发", "校地合作", "长三角一体化", "金山区")

BODY = paragraphs(
    "3月5日下午，《像绣花一样精细:城市治理的金山实践》在上海交通大学徐汇校区总办公厅首次与读者见面。2017年的这一天，"
    "习近平总书记在全国“两会”上海代表团审议时提出：“上海这种超大城市,管理应该像绣花一样精细”。新书首发座谈会选在讲话"
    "两周年的同一天召开，会上还签署了一份三方共建合作协议。",
    "出席座谈会的有金山区、上海交通大学和中国城市治理研究院的负责同志，金山区相关委办局、街镇领导，以及上海、浙江、江苏的"
    "多位专家学者。主持人是中国城市治理研究院副院长、曾任徐汇区人大常委会主任的陈高宏。",
    "上海交通大学党委副书记顾锋在致辞中祝贺新书问世。他从三个方面谈到它的意义：一是回应了对超大城市精细化治理的期待和要求，"
    "二是记下上海和金山的有益探索，很有推广价值，三是见出学校在科学研究中不懈追求、立足本土做学问的学术自觉。他希望高校与政府"
    "的合作由此再深一层。",
    "金山区委副书记程鹏认为，这本书是国内顶尖高校智库与基层密切合作的成果。金山正按照李强书记提出的“两区一堡”战略定位，加快"
    "打造“三区”“五地”，全面建设“三个金山”，愿意为理论研究提供“试验田”，也请研究院继续研究金山治理中的难点热点。",
    "姜文宁介绍了成书经过。出版的设想始于2018年初，由中国城市治理研究院与金山区多次交流商讨而成；材料由金山各部门、街道和镇"
    "整理；编者依创新性、实效性、典型性、可推广性四项标准选定42个案例，编为七个篇章。",
    "胡税根、周建国等专家随后围绕“城市精细化治理趋势及其前瞻”展开研讨。专家们把此书的特色归纳为三点：案例选取的系统性，经验的"
    "可推广性，理念的先进性。",
    "会上，上海交通大学国际与公共事务学院、上海市金山区廊下镇人民政府、浙江省平湖市广陈镇人民政府三方签署共建合作协议，姜文宁、"
    "江菊旺、张建军出席签约仪式并签字。课题研究、品牌建设、干部培训、教学与实习基地、党建共建，是今后合作的五个方面。",
    "2018年11月，习近平总书记在上海考察时再次强调，一流城市要有一流治理，要在科学化、精细化、智能化上下功夫。2019年是新中国成立"
    "七十周年，中国城市治理研究院将继续总结各地的治理经验，把“城市精细化治理系列丛书”编下去；《像绣花一样精细:城市治理的金山"
    "实践》是其中第二本。",
)
BODY_EN = paragraphs(
    "On the afternoon of 5 March a new casebook, 《像绣花一样精细:城市治理的金山实践》 (“As Finely as Embroidery: Urban "
    "Governance in Jinshan”), met its first readers at the Xuhui Campus of Shanghai Jiao Tong University. Two years earlier "
    "to the day, Xi Jinping had said that a megacity like Shanghai should be run as finely as embroidery; the symposium was "
    "held on the anniversary, and a three-party agreement was signed at it.",
    "Gu Feng welcomed the book for three reasons: it answers what is asked of fine-grained governance, it records what "
    "Shanghai and Jinshan have tried, and it shows scholarship rooted where it works. Cheng Peng called it the fruit of "
    "close work between a university think tank and the grass roots, and offered Jinshan as a testing ground for research.",
    "Jiang Wenning told how it was made. The idea dates from early 2018; departments, sub-districts and towns of Jinshan "
    "supplied the material; the editors chose 42 cases for being new, effective, typical and transferable, and arranged "
    "them in seven parts.",
    "It is the second volume of a series on fine-grained urban governance, which the Institute means to continue.",
)


def tell(desk):
    university = desk.organization(U, kind="university", is_own=True, name_en="Shanghai Jiao Tong University")
    school = desk.organization(
        S, university, kind="school", is_own=True, name_en="School of International and Public Affairs"
    )
    institute = desk.organization(
        C, university, kind="institute", is_own=True, name_en="China Institute for Urban Governance"
    )
    bodies = {
        "U": (university, U),
        "S": (school, U + S),
        "C": (institute, U + C),
        "jinshan": (desk.organization("上海市金山区委", kind="party"), "上海市金山区委"),
        "xuhui": (desk.organization("徐汇区人大常委会", kind="government"), "徐汇区人大常委会"),
    }
    event = _event(desk, bodies, university)
    agreement = _agreement(desk, event, school)
    book = _book(desk, institute)
    launch(event, book)
    article = desk.article(
        title=TITLE,
        published_on=day("2019-03-06"),
        pinned_until=None,
        summary="新书在上海交通大学徐汇校区首发，四十二个案例分为七篇，写金山怎样治理一座城。学院与廊下、广陈两镇同日签署三方共建合作协议。",
        body=BODY,
        cover=desk.stitched_cover(TITLE, covers.GREEN),
        tags=TAGS,
        events=[event],
        views=243,
    )
    translation = desk.article(
        title=(
            "Book on Fine-Grained Urban Governance in Jinshan Launched, and Three-Party Agreement Signed, "
            "at the Xuhui Campus"
        ),
        language="en",
        translation_of=article,
        published_on=day("2019-03-06"),
        summary="Forty-two cases in seven parts show how Jinshan is governed; a school and two towns agreed to work together.",
        body=BODY_EN,
        cover=desk.stitched_cover(TITLE, covers.GREEN),
        events=[event],
    )
    assert agreement.event == event
    desk.publish(article)
    desk.publish(translation)


def _event(desk, bodies, university):
    event = desk.event(
        title=(
            "落实习近平总书记“上海这种超大城市,管理应该像绣花一样精细”讲话两周年暨"
            "《像绣花一样精细:城市治理的金山实践》新书首发座谈会"
        ),
        title_en="Symposium and book launch on fine-grained urban governance in Jinshan",
        starts_on=day("2019-03-05"),
        part_of_day="afternoon",
        date_as_printed="3月5日下午",
        year_is_inferred=True,
        venue="徐汇校区总办公厅",
        venue_en="Main Hall, Xuhui Campus",
        venue_organization=university,
        occasion="“上海这种超大城市,管理应该像绣花一样精细”讲话两周年",
        occasion_since=day("2017-03-05"),
        status="held",
        kinds=[("座谈会", "symposium"), ("新书首发", "book launch"), ("签约仪式", "signing ceremony")],
        tags=("城市治理", "新书首发", "校地合作"),
    )
    speech, talk, report, panel, _signing = desk.programme(
        event,
        {
            "kind": "speech",
            "title": "顾锋致辞",
            "summary": (
                "祝贺新书出版。从三个方面谈它的价值：回应对精细化治理的期待和要求；记下上海和金山的有益探索，很有推广价值；"
                "见出学校立足本土的学术自觉。希望高校与政府的合作继续深入。"
            ),
        },
        {
            "kind": "speech",
            "title": "程鹏讲话",
            "summary": (
                "这本书是国内顶尖高校智库与基层密切合作的成果。金山按“两区一堡”的定位打造“三区”“五地”，建设“三个金山”，"
                "愿意做理论研究的“试验田”，也请研究院继续研究。"
            ),
        },
        {"kind": "report", "title": "姜文宁介绍编写过程", "summary": "介绍成书经过，并引2017年的讲话。"},
        {
            "kind": "panel",
            "title": "专家研讨",
            "theme": "城市精细化治理趋势及其前瞻",
            "summary": "共同的看法是三点特色：案例选取的系统性，经验的可推广性，理念的先进性。",
        },
        {"kind": "signing", "title": "三方共建合作协议签约"},
    )
    held = lambda body, title, **more: (*bodies[body], title, more)  # noqa: E731 - a table reads better
    elsewhere = lambda name, title: (desk.organization(name, kind="school"), name, title)  # noqa: E731
    desk.roster(
        event,
        "attendee",
        [
            {"name": "程鹏", "titles": [held("jinshan", "副书记")]},
            {"name": "顾锋", "titles": [held("U", "党委副书记")]},
            {"name": "姜文宁", "titles": [held("S", "党委书记"), held("C", "党支部书记")]},
            {"group": "金山区相关委办局、街镇领导"},
            {"name": "李振全", "titles": [held("S", "党委副书记"), held("C", "党支部副书记")]},
            {"name": "张录法", "titles": [held("S", "副院长"), held("C", "副院长")]},
            {"name": "韩志明", "titles": [held("C", "院长助理")]},
            {"group": "来自上海、浙江、江苏的多位专家学者"},
        ],
    )
    desk.roster(
        event,
        "moderator",
        [{"name": "陈高宏", "titles": [held("xuhui", "主任", is_former=True), held("C", "副院长")]}],
    )
    desk.roster(
        event,
        "speaker",
        [
            {"name": "顾锋", "titles": [held("U", "党委副书记")], "item": speech},
            {"name": "程鹏", "titles": [held("jinshan", "副书记")], "item": talk},
            {"name": "姜文宁", "titles": [held("S", "党委书记")], "item": report},
        ],
    )
    electronics = desk.organization("电子信息与电气工程学院", university, kind="school", is_own=True)
    press = desk.organization("上海交通大学出版社", university, kind="publisher", is_own=True)
    experts = [
        ("胡税根", elsewhere("浙江大学公共管理学院", "教授")),
        ("周建国", elsewhere("南京大学政府管理学院", "教授")),
        ("朱春奎", elsewhere("复旦大学国际关系与公共事务学院", "教授")),
        ("郭圣莉", elsewhere("华东理工大学社会与公共管理学院", "教授")),
        ("郑世宝", (electronics, U + "电子信息与电气工程学院", "教授")),
        ("袁方成", held("S", "教授")),
        ("韩志明", held("S", "教授")),
        ("崔霞", (press, "上海交通大学出版社", "总编助理")),
    ]
    desk.roster(
        event, "expert", [{"name": name, "titles": [title], "item": panel} for name, title in experts], tail="等"
    )
    return event


def _agreement(desk, event, school):
    langxia = desk.organization("上海市金山区廊下镇人民政府", kind="government")
    guangchen = desk.organization("浙江省平湖市广陈镇人民政府", kind="government")
    return desk.agreement(
        title="三方共建合作协议",
        title_en="Three-party agreement on joint development",
        kind="co_building",
        event=event,
        purpose=(
            "深度践行长三角一体化国家战略，合地方政府的产业、资源与高校的人才、学科之长，加快课题研究成果转化，"
            "搭建资源整合共享平台。"
        ),
        items_are_complete=False,
        items_tail="等多方面",
        parties=[
            (school, U + S, [("姜文宁", "党委书记")]),
            (langxia, "上海市金山区廊下镇人民政府", [("江菊旺", "金山区廊下镇镇长")]),
            (guangchen, "浙江省平湖市广陈镇人民政府", [("张建军", "平湖市广陈镇副镇长")]),
        ],
        items=[
            "合作开展课题研究及咨政建言报告",
            "共同打造社会治理特色品牌",
            "合作开展干部教育培训",
            "共建现场教学基地和大学生实习实践基地",
            "开展党建共建、支部交流和结对活动",
        ],
    )


def _book(desk, institute):
    jinshan = desk.organization("上海市金山区", kind="government")
    return desk.book(
        title=BOOK,
        title_en="As Finely as Embroidery: Urban Governance in Jinshan",
        series=("城市精细化治理系列丛书", "Fine-Grained Urban Governance", institute),
        series_number=2,
        case_count=42,
        description=(
            "以案例形式展示金山区在城市精细化管理和社会治理方面的实践。出版的设想始于2018年初，由研究院与金山区多次交流后提出；"
            "金山区各部门、街道和镇整理材料，依创新性、实效性、典型性、可推广性四项标准选出42个案例。"
        ),
        cover=desk.slip_cover(
            "像绣花一样精细",
            "城市治理的金山实践",
            "城市精细化治理系列丛书·二",
            covers.BLUE,
            "书影：《像绣花一样精细:城市治理的金山实践》，蓝色书衣，左上题签",
        ),
        parts=["党建引领篇", "特色小镇篇", "美丽乡村篇", "生态保护篇", "优化服务篇", "平安构筑篇", "自治共治篇"],
        contributors=[
            {"role": "compiler", "organization": institute},
            {"role": "material", "organization": jinshan, "name_as_printed": "金山区各部门、街道和镇"},
        ],
    )
