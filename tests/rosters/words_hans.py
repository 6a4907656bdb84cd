"""Bodies, titles and group words of simplified Chinese pages, from which rosters are written."""

from typing import NamedTuple


class Body(NamedTuple):
    """Organisations of one kind and what their people are called: `heads` are one, `deputies` and `ranks` several."""

    organizations: tuple[str, ...]
    heads: tuple[str, ...]
    deputies: tuple[str, ...]
    ranks: tuple[str, ...] = ()


def listed(words, mark=None):
    return tuple(words.split(mark))


UNIVERSITIES = listed(
    "清华大学 北京大学 浙江大学 南京大学 复旦大学 中山大学 武汉大学 四川大学 吉林大学 山东大学 兰州大学 "
    "厦门大学 云南大学 南开大学 天津大学 同济大学 华东理工大学 华中科技大学 西安交通大学 上海交通大学 "
    "中国人民大学 北京师范大学 华东师范大学 中南财经政法大学 对外经济贸易大学 西南交通大学 海南大学 贵州大学 "
    "广西大学 喀什大学 新疆大学 吉首大学 潍坊学院 商丘师范学院 上海政法学院 中央民族大学 西北农林科技大学 "
    "内蒙古大学 青海民族大学 西藏大学 延边大学 哈尔滨工业大学 大连理工大学 东北大学 合肥工业大学 福州大学 "
    "南昌大学 郑州大学 湖南师范大学 广州大学 深圳大学 重庆大学 宁波大学 苏州大学 扬州大学 江南大学 河海大学 "
    "燕山大学 三峡大学 长江大学 长安大学 石河子大学"
)
SCHOOLS = listed(
    "公共管理学院 法学院 经济学院 文学院 马克思主义学院 外国语学院 历史文化学院 化学化工学院 数学科学学院 "
    "海洋学院 医学院 护理学院 教育学院 艺术设计学院 音乐学院 体育学院 土木工程学院 国际教育学院 继续教育学院 "
    "政府管理学院 社会学院 商学院 药学院 新闻学院 材料学院 软件学院 能源学院 美术学院 旅游学院 农学院 "
    "动物科学学院 管理学院 政治学院 信息学院 食品学院"
)
JOINED_SCHOOLS = listed(
    "国际关系与公共事务学院 人文与管理学院 社会与公共管理学院 图书馆和信息科学学院 新闻与传播学院 "
    "经济与管理学院 建筑与城市规划学院 电子信息与电气工程学院 机械与动力工程学院 生命科学与技术学院 "
    "物理与天文学院 环境科学与工程学院 农业与生物学院 民族学与社会学学院 水利与能源动力工程学院 "
    "地理与遥感学院 计算机和软件学院 政治与公共管理学院 哲学与社会发展学院 材料与化工学院"
)
DEPARTMENTS = listed(
    "哲学系 中文系 历史学系 社会学系 信息管理系 行政管理系 城市管理系 政治学系 地理系 会计系 心理学系 法律系"
)
INSTITUTES = listed(
    "证据法研究所 人口研究所 城市治理研究院 高等教育研究所 区域发展研究院 乡村振兴研究院 古籍研究所 "
    "人工智能研究院 长三角研究院 海洋研究所 国家治理研究院 城市研究所 财税研究所 敦煌学研究所 边疆研究院 "
    "台湾研究院 数据治理研究所 考古研究所"
)
CENTRES = listed(
    "档案中心 社会治理研究中心 网络信息中心 语言测试中心 实验教学中心 公共政策研究中心 案例研究中心 "
    "文化遗产保护中心 学术期刊中心 教师发展中心 干部培训中心 民意调查中心"
)
OFFICES = listed(
    "教务处 科研处 人事处 财务处 学生工作处 国际合作与交流处 发展规划处 社会科学处 招生就业处 保卫处 审计处 "
    "国有资产管理处 基建处"
)
SECTIONS = listed(
    "党委宣传部 党委组织部 党委统战部 后勤保障部 党委学生工作部 党委研究生工作部 党委教师工作部 总务部 人力资源部"
)
ROOMS = listed("学校办公室 党政办公室 党委办公室 校长办公室 校友工作办公室 学科建设办公室 研究生院办公室 评估办公室")

PROVINCES = listed(
    "湖南省 浙江省 江苏省 山东省 河南省 云南省 四川省 福建省 广东省 陕西省 甘肃省 安徽省 江西省 贵州省 海南省 "
    "上海市 重庆市"
)
CITIES = listed(
    "商丘市 平湖市 潍坊市 嘉兴市 苏州市 昆山市 义乌市 绍兴市 岳阳市 遵义市 大理市 喀什市 敦煌市 厦门市 泉州市 "
    "桂林市 洛阳市 开封市 襄阳市 宜昌市 常德市 株洲市 赣州市 安庆市 蚌埠市 烟台市 日照市 长沙市 长春市 宁波市"
)
DISTRICTS = listed(
    "金山区 徐汇区 闵行区 浦东新区 余杭区 鼓楼区 海淀区 朝阳区 武侯区 岳麓区 天河区 南山区 江岸区 渝中区 雁塔区 吴兴区"
)
COUNTIES = listed(
    "桑植县 永顺县 安吉县 德清县 嘉善县 太湖县 宜良县 云阳县 凤阳县 长丰县 兰考县 滑县 岷县 石泉县 平和县 "
    "景宁县 玉山县 沙县"
)
TOWNS = listed(
    "廊下镇 广陈镇 安亭镇 周庄镇 乌镇 朱家角镇 枫泾镇 横店镇 柳市镇 西塘镇 龙港镇 观音桥街道 徐家汇街道 "
    "花木街道 五里桥街道"
)
VILLAGES = listed("山塘村 中华村 鲁家村 余村 花园村 华西村 小岗村 梅家坞村")
BUREAUS = listed(
    "教育局 财政局 民政局 文化和旅游局 农业农村局 科学技术局 人力资源和社会保障局 生态环境局 司法局 档案局 "
    "卫生健康委员会 发展和改革委员会"
)
COMMISSIONS = listed("教育厅 财政厅 民政厅 科学技术厅 司法厅 文化和旅游厅 交通运输厅 水利厅")
ARMS = listed("组织部 宣传部 统战部 政法委 党校")
SOCIETIES = listed(
    "中国散文学会 中国行政管理学会 中国图书馆学会 中国法学会 中国政治学会 中国高等教育学会 中国作家协会 "
    "中国博物馆协会 中国出版协会 中国社会学会 中国城市规划学会 中国翻译协会 中国民间文艺家协会"
)
COMPANIES = listed(
    "上海建工集团 华为技术有限公司 中国电信股份有限公司 国家电网有限公司 东方航空集团 科大讯飞股份有限公司 "
    "新华书店集团 中铁四局集团 浙江交通投资集团 绿地控股集团 京东方科技集团 江苏恒瑞医药股份有限公司 "
    "中国建设银行 招商银行上海分行 交通银行"
)
PUBLISHERS = listed(
    "商务印书馆 人民出版社 中华书局 格致出版社 社会科学文献出版社 上海人民出版社 北京大学出版社 "
    "浙江大学出版社 科学出版社 三联书店 上海古籍出版社 高等教育出版社"
)
HOSPITALS = listed("瑞金医院 华山医院 湘雅医院 华西医院 仁济医院 同仁医院 协和医院 中山医院 第六人民医院")
MIDDLE_SCHOOLS = listed("上海中学 南洋模范中学 长郡中学 雅礼中学 实验小学 外国语学校 附属中学 第一中学 民族小学")
MUSEUMS = listed(
    "湖南博物院 上海博物馆 敦煌研究院 南京博物院 故宫博物院 陕西历史博物馆 中国国家博物馆 浙江美术馆 "
    "苏州博物馆 鲁迅纪念馆 上海图书馆 国家图书馆 湖北省图书馆"
)
ACADEMIES = listed(
    "中国社会科学院 中国科学院 中国工程院 上海社会科学院 中国艺术研究院 国务院发展研究中心 中国城市治理研究院 "
    "中国教育科学研究院 江苏省社会科学院"
)
NAMED_AFTER = listed(
    "陶行知学院 李政道研究所 陈嘉庚学院 宋庆龄学校 竺可桢学院 钱学森图书馆 张謇研究院 詹天佑小学 吴健雄学院 "
    "李叔同纪念馆 王选计算机研究所"
)
WITH_BRACKETS = listed(
    "中国地质大学（武汉） 中国石油大学（华东） 中国矿业大学（北京） 香港中文大学（深圳） 华北电力大学（保定） "
    "香港科技大学（广州）"
)
SHORT = listed("人大 北大 清华 浙大 复旦 上海交大 华东师大 南大 武大 铁检院 央视 市委党校 哈工大 中国政法大学")
SHORT_ACADEMIES = listed("中科院 社科院 省社科院 农科院 中科院成都分院")
LONG = listed(
    "上海市哲学社会科学重点研究基地城市精细化治理研究中心 教育部人文社会科学重点研究基地中国农村问题研究中心 "
    "国家新闻出版署出版业科技与标准重点实验室 长江三角洲区域一体化发展示范区执行委员会 "
    "中国共产党湖南省委员会宣传部理论处 西北大学中国西部经济发展研究院区域政策研究中心"
)
FOREIGN = listed(
    "日本早稻田大学 东京大学 京都大学 英国剑桥大学 牛津大学 美国密歇根大学 哈佛大学肯尼迪政府学院 "
    "新加坡国立大学 澳大利亚墨尔本大学 德国柏林自由大学 法国巴黎政治学院 韩国首尔大学 哈萨克斯坦国立大学"
)
JOURNALS = listed(
    "《中国行政管理》 《法学研究》 《公共管理学报》 《文学评论》 《社会科学》 《学术月刊》 《探索与争鸣》 "
    "《历史研究》 《读书》 《出版科学》"
)
JOURNALS_WITH_SERIES = listed(
    "《浙江大学学报》（社科版） 《复旦学报》（社会科学版） 《武汉大学学报》（哲社版） 《求是学刊》（双月刊）"
)
SLASHED = listed(
    "组织部/党校 宣传部/新闻中心 人事处/人才办公室 学生工作部/武装部 科研处/社科处 办公室/法务室 教务处/招生办"
)


def _cross(firsts, seconds, step=7):
    """A spread of combinations, not all: each first with a few of the seconds."""
    return tuple(
        first + seconds[(number * step + offset) % len(seconds)]
        for number, first in enumerate(firsts)
        for offset in (0, 3, 5)
    )


_PROFESSORS = listed(
    "教授 副教授 讲师 助理教授 特聘教授 讲席教授 客座教授 兼职教授 资深教授 荣誉教授 博士生导师 青年教师 研究员"
)
_CADRE = listed("党委书记 党委副书记 党委常委 党委委员")
BODIES = {
    "university": Body(
        UNIVERSITIES,
        ("校长", "党委书记", "常务副校长", "纪委书记", "总会计师", "教务长"),
        ("副校长", "党委副书记", "校长助理", "党委常委"),
        ("教授", "特聘教授", "讲席教授", "资深教授"),
    ),
    "school": Body(
        _cross(UNIVERSITIES, SCHOOLS),
        ("院长", "党委书记", "执行院长", "名誉院长", "常务副院长", "党总支书记", "分党委书记"),
        ("副院长", "党委副书记", "院长助理", "团委书记", "党支部书记"),
        _PROFESSORS,
    ),
    "joined": Body(
        _cross(UNIVERSITIES, JOINED_SCHOOLS),
        ("院长", "党委书记", "执行院长"),
        ("副院长", "党委副书记"),
        _PROFESSORS[:6],
    ),
    "department": Body(
        _cross(UNIVERSITIES, DEPARTMENTS), ("主任", "系主任", "党支部书记"), ("副主任", "副系主任"), _PROFESSORS[:6]
    ),
    "institute": Body(
        _cross(UNIVERSITIES, INSTITUTES) + ACADEMIES,
        ("所长", "院长", "首席专家", "名誉所长", "执行所长", "学术委员会主任"),
        ("副所长", "副院长", "秘书长"),
        ("研究员", "副研究员", "助理研究员", "首席科学家", "博士后"),
    ),
    "centre": Body(
        _cross(UNIVERSITIES, CENTRES), ("主任", "执行主任"), ("副主任",), ("研究员", "工程师", "高级工程师", "实验师")
    ),
    "office": Body(_cross(UNIVERSITIES, OFFICES), ("处长", "常务副处长"), ("副处长", "科长"), ("科员",)),
    "section": Body(_cross(UNIVERSITIES, SECTIONS), ("部长", "常务副部长"), ("副部长",), ()),
    "room": Body(_cross(UNIVERSITIES, ROOMS), ("主任", "常务副主任"), ("副主任", "秘书", "主任科员"), ()),
    "bureau": Body(
        _cross(CITIES + DISTRICTS + COUNTIES, BUREAUS),
        ("局长", "党组书记", "党委书记", "主任"),
        ("副局长", "党组成员", "二级调研员"),
        ("科长",),
    ),
    "commission": Body(
        _cross(PROVINCES, COMMISSIONS), ("厅长", "党组书记"), ("副厅长", "一级巡视员", "二级巡视员"), ("处长",)
    ),
    "ministry": Body(
        tuple(
            f"{body}{unit}"
            for body in ("教育部", "民政部", "文化和旅游部")
            for unit in ("社会科学司", "国际合作司", "政策法规司")
        ),
        ("司长",),
        ("副司长", "处长"),
        (),
    ),
    "court": Body(
        tuple(city + "人民检察院" for city in CITIES[:15] + DISTRICTS[:8]),
        ("检察长", "党组书记"),
        ("副检察长", "党组成员", "检委会专职委员"),
        ("检察官",),
    ),
    "judge": Body(
        tuple(city + "人民法院" for city in DISTRICTS), ("院长", "党组书记"), ("副院长", "庭长"), ("法官", "审判员")
    ),
    "consultative": Body(
        tuple(city + "政协" for city in CITIES[:10] + COUNTIES[:6]), ("主席",), ("副主席", "秘书长"), ("委员", "常委")
    ),
    "congress": Body(
        tuple(city + "人大常委会" for city in CITIES[10:20] + DISTRICTS[:6]), ("主任",), ("副主任",), ("委员",)
    ),
    "government": Body(
        tuple(city + "人民政府" for city in CITIES[:8]), ("市长",), ("副市长", "秘书长", "副秘书长"), ()
    ),
    "town": Body(
        tuple(COUNTIES[number % 18] + town for number, town in enumerate(TOWNS) if town.endswith("镇")),
        ("镇长", "党委书记"),
        ("副镇长", "党委副书记", "党委委员", "人大主席"),
        (),
    ),
    "street": Body(
        tuple(DISTRICTS[number % 16] + town for number, town in enumerate(TOWNS) if town.endswith("街道")),
        ("党工委书记", "办事处主任"),
        ("党工委副书记", "办事处副主任"),
        (),
    ),
    "village": Body(
        tuple(TOWNS[number] + village for number, village in enumerate(VILLAGES)),
        ("村支书", "党支部书记", "村主任"),
        ("村委会委员",),
        (),
    ),
    "society": Body(
        SOCIETIES + tuple(county + "作家协会" for county in COUNTIES[:8]),
        ("会长", "主席", "秘书长", "理事长", "名誉会长"),
        ("副会长", "副主席", "副秘书长", "副理事长"),
        ("理事", "常务理事", "会员"),
    ),
    "company": Body(
        COMPANIES,
        ("董事长", "总经理", "总裁", "首席执行官", "行长"),
        ("副总经理", "副总裁", "监事会主席", "总工程师", "总监"),
        ("工程师", "高级经济师", "经理"),
    ),
    "publisher": Body(
        PUBLISHERS,
        ("社长", "总编辑", "总经理", "执行董事"),
        ("副社长", "副总编辑", "编审", "总编辑助理"),
        ("编辑", "责任编辑", "副编审", "策划编辑"),
    ),
    "hospital": Body(
        HOSPITALS, ("院长", "党委书记"), ("副院长", "院长助理"), ("主任医师", "副主任医师", "护士长", "药师")
    ),
    "middle": Body(
        tuple(DISTRICTS[number] + school for number, school in enumerate(MIDDLE_SCHOOLS)),
        ("校长", "党支部书记"),
        ("副校长", "教导主任"),
        ("特级教师", "高级教师", "班主任", "教研员"),
    ),
    "museum": Body(
        MUSEUMS,
        ("馆长", "院长", "党委书记"),
        ("副馆长", "副院长"),
        ("研究馆员", "副研究馆员", "馆员", "策展人", "讲解员"),
    ),
    "library": Body(
        tuple(university + "图书馆" for university in UNIVERSITIES[5:25]),
        ("馆长", "党总支书记"),
        ("副馆长", "馆长助理"),
        ("研究馆员", "馆员"),
    ),
    "committee": Body(
        tuple(place + "委" for place in CITIES[:12] + DISTRICTS[4:12] + COUNTIES[:10]),
        ("书记",),
        ("副书记", "常委"),
        (),
    ),
}
# How often each kind stands in ordinary rows: four fifths of the pages are a university's.
COMMON = ("school",) * 8 + ("university",) * 6 + ("joined",) * 2 + ("institute",) * 3 + tuple(BODIES)
HONOURS = listed(
    "长江学者 全国政协委员 院士 领军人才 全国人大代表 国家杰青 万人计划领军人才 长江学者特聘教授 "
    "享受国务院政府特殊津贴专家 全国优秀教师 泰山学者 国家级教学名师"
)
ACTING = listed(
    "主编 译者 导演 教师代表 学生代表 作者 编者 校友代表 家长代表 执行主编 副主编 主持人 摄影师 领队 评委 项目负责人"
)
HONORIFICS = ("先生", "女士", "老师", "同志", "博士", "同学")
GROUPS = listed(
    "相关部门负责人 各部门主任 各学院院长 相关职能部门负责人 学院领导班子成员 师生代表 校友代表 媒体记者 "
    "企业代表 教师代表 研究生代表 各二级学院党委书记 图书馆全体馆员 兄弟院校同仁 来自全国各地的专家学者 "
    "来自海内外的专家学者 机关各部门负责人 全体党员 各院系负责人 学校相关部门负责同志 "
    "学校办公室、教务处、科研处负责人 金山区相关委办局、街镇领导 教务处、人事处、财务处相关负责人 "
    "来自清华大学、北京大学等高校的专家学者 来自政府、高校和企业的代表 各学院、机关部处主要负责人 "
    "市教育局、市科技局有关负责同志 校办、科技处、发规处等部门负责人 "
    "党政办、组织部、学生处等单位负责人 各系部负责人 部分导师和工作人员 广陈镇、廊下镇有关村居书记"
)
GROUPS_OWN = ("我校师生代表", "我馆馆领导", "我院全体教师", "我校相关部门负责人")
