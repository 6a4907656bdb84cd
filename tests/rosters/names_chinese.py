"""Names of people who do not exist, made of a surname and given characters."""

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
COMPOUND = (
    "欧阳",
    "上官",
    "司马",
    "诸葛",
    "皇甫",
    "尉迟",
    "令狐",
    "慕容",
    "夏侯",
    "东方",
    "司徒",
    "公孙",
    "端木",
    "独孤",
)
GIVEN_FIRST = (
    "建国文志晓明海永春振宏伟立学继思雪丽秀玉雅美静子梓一光德世忠庆家嘉佳俊宇浩泽天景启培仁圣税遇"
    "钰冠迎道菊逢静韵维卫红素锦如梦若"
)
GIVEN_SECOND = (
    "军华明平杰涛勇超波强辉斌峰林伟刚健东亮飞鹏磊珍英兰芳琴敏娟霞燕莉玲婷颖洁琳雯萍怡宁慧娜彤薇源"
    "根奎莉旺春修亮科昊轩然远航毅凯"
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
