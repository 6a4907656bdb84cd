"""Names of people who do not exist, made of a surname and given characters; and names that are built otherwise."""

from tests.rosters.words_hans import listed

# The ten commonest cover 40 % of the study's names, these forty most of the rest.
TOP = "王张李刘陈杨黄周吴赵"
USUAL = "徐孙马朱胡郭何高林罗郑梁谢宋唐许邓韩冯曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
# One in four names has a surname that no short list holds.
RARE = (
    "逄冉苟铁咸桑来仇单欧弓姒甄谷芦祁卓喻栾滕尚柴牛路关卜焦巩靳裴翟耿聂鞠丰柯农冷宁安成戈巫寇亓麻邸么厉占粟隋车扈敖晏冼宓"
    "蔺邬臧计伏戚湛窦云郗昌费廉岑薛雷贺倪汤殷毕郝邬安常乐时傅皮卞齐伍元卜顾孟平和穆萧尹姚邵汪祈毛禹狄米贝明臧戴谈茅庞熊纪舒"
    "屈项祝阮蓝闵季贾江童颜梅盛刁钟丘骆樊凌霍虞万支管莫经房裘缪干解应宗宣贲郁包诸左石崔吉钮龚嵇邢滑荣翁荀羊惠曲家封芮储汲邴"
    "糜松井段富焦巴牧山侯班仰秋仲伊宫仝苑揭鄢查后荆红游竺权逯盖益桓公晁勾融訾辛阚那简饶空沙养须鲜于原代师席"
)
COMPOUND = listed("欧阳 上官 司马 诸葛 皇甫 尉迟 令狐 慕容 夏侯 东方 司徒 公孙 端木 独孤")
GIVEN_FIRST = (
    "建国文志晓明海永春振宏伟立学继思雪丽秀玉雅美静子梓一光德世忠庆家嘉佳俊宇浩泽天景启培仁圣税遇"
    "钰冠迎道菊逢静韵维卫红素锦如梦若"
)
GIVEN_SECOND = (
    "军华明平杰涛勇超波强辉斌峰林伟刚健东亮飞鹏磊珍英兰芳琴敏娟霞燕莉玲婷颖洁琳雯萍怡宁慧娜彤薇源"
    "根奎莉旺春修亮科昊轩然远航毅凯"
)
DOTTED = listed(
    "帕力旦·吐尔逊 阿依努尔·买买提 买买提江·艾合买提 努尔兰·阿不都满金 古丽米热·卡德尔 吾买尔江·肉孜 "
    "大卫·米勒 约翰·史密斯 玛丽亚·冈萨雷斯 卡尔·冯·贝格 热依扎·阿力木江 安德烈·伊万诺夫 让·皮埃尔 "
    "阿不来提·阿布都热西提"
)
UNDOTTED = listed(
    "扎西次仁 索朗卓玛 旦增平措 格桑梅朵 洛桑江村 巴特尔 乌云其其格 斯琴高娃 哈斯巴根 那顺乌力吉 旺堆 "
    "次仁央宗 阿拉坦仓 其美多吉"
)
JAPANESE = listed(
    "佐藤健一 小林正树 长谷川清 渡边美纪 铃木一朗 山本由美子 高桥直树 中村修二 小野寺诚 五十岚晓 松本清 大江平三郎"
)
LATIN = (
    "John Smith",
    "David Miller",
    "Maria Gonzalez",
    "Jean-Pierre Dubois",
    "Anna Müller",
    "Kenneth J. Foster",
    "Tom Christensen",
    "Elisa Conti",
)
WORD_NAMES = listed(
    "王朝 马力 高峰 程序 黄河 高原 白云 夏雨 江山 万里 方向 田园 周到 安宁 时光 杨柳 谷雨 李建设 王胜利 "
    "张解放 刘国庆 陈和平 白鹭 黄莺 于洋 金凤凰 霍然 向前 成功 康健 费用 解放 温暖 史册 王及时 郑和 和建国 "
    "李与之 杨帆 常青 田鸿雁 云雀 雷雨 路遥 关键 毛线 任重 高见 钟声 燕子飞 黄昏 马上 张力 石头 车队 安全 "
    "苗圃 柳絮 何必 詹会中 方圆 成长春 孔院生"
)
# Post and surname that make another word between them: 镇长|江, 市长|沙 …
TRICKY = tuple(
    tuple(words.split("|"))
    for words in listed(
        "廊下镇|镇长|江 商丘市|市长|沙 岳麓区|区长|安 桑植县|县长|丰 徐汇区人民法院|院长|白 "
        "浙江大学教务处|处长|乐 昆山市教育局|局长|武 教育部社会科学司|司长|司 兰州大学党委宣传部|部长|常 "
        "吉首大学|校长|长孙 中国法学会|会长|清 同济大学城市研究所|所长|宁 中国作家协会|主席|席 "
        "厦门大学图书馆|馆长|寿 复旦大学哲学系|主任|任 上海建工集团|董事长|阳 湖南省财政厅|厅长|春 "
        "西藏大学法学院|院长|原 云南大学|校长|代 金山区委|书记|纪 武汉大学历史学系|教授|师 人民出版社|社长|沙 "
        "招商银行上海分行|行长|治 重庆大学|党委书记|常 南开大学经济学院|副院长|江"
    )
)


def surname(chance, kind="any"):
    if kind == "compound":
        return chance.choice(COMPOUND)
    if kind == "rare":
        return chance.choice(RARE)
    draw = chance.random()
    if draw < 0.40:
        return chance.choice(TOP)
    if draw < 0.74:
        return chance.choice(USUAL)
    return chance.choice(RARE) if draw < 0.985 else chance.choice(COMPOUND)


def name(chance, kind="any", length=None):
    """`length` counts the given characters; without it one in four has a single one, as in the study."""
    family = surname(chance, kind)
    length = length or (1 if chance.random() < 0.24 and len(family) == 1 else 2)
    given = chance.choice(GIVEN_FIRST) if length == 2 else ""
    last = chance.choice([character for character in GIVEN_SECOND if character not in given + family])
    return family + given + last
