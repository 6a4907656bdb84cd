"""Chinese surnames and Japanese family names; an unknown first character is a doubt, not a refusal."""

from articles.rosters.script import folded

# By how often they occur in China; the order within a line means nothing.
COMMON = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
    "庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边"
)
KNOWN = frozenset(
    "肖闫褚尚滕苑胥连符甯蒲郎鄢娄窦池原晏蔚敖沙宫占艾臧嵇郁米麦佟宗宣佘冷凤仇巩戚鞠栾逄晋晁伊咸全迟况丘双古喻国项练支昝买贡苟巫敬储糜荆奚狄邸逯仲戎卓谌稂诸湛尉竺代师初蓝来桑铁弓姒逄操束匡阙农党官明冀楚战"
    "封芮羿储靳汲邴糜松井富乌焦巴牧隗山宓蓬全郗班仰秋仲伊宫宁栾暴甘钭厉祖武符景詹束龙幸司韶郜黎蓟薄印宿怀蒲邰从鄂索咸籍卓蔺屠蒙池乔阴胥能苍双闻莘翟谭劳逄姬申扶堵冉宰郦雍郤璩桑桂濮扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦鱼容向易慎戈廖庾终暨居衡步都耿满弘匡文寇广禄阙东欧殳沃利蔚越夔隆巩厍聂晁勾敖融訾辛阚那简饶空曾沙乜养鞠须丰巢关蒯相荆红游竺权逯盖益桓公"
    "尧舜占揭撒脱蔄粟税由佴禤禚禢仝亓仉佀俎冼初撖展逄岑库补召帅帖藏但玉闪鹿锁雪云辜邝邬青琚麻黑哈冶虎仵轩线悦才甯昌生涂绳肇才丑续斯战母门贠岱么苑平门相操亢钮銮伏鄞缪殳翦楼涂巨水伯汝巴沐缑蒯呼阿谯漆衣瓮戢畅尕郏拓郸妙是兆铎问纳朴元尼苏曼竹阳刁刑虞种朝但花赛郅过蹇敏矫铉禹迮随鲜毋邓糜淳盘刀逢呙牙祈衷郇仵逄昂郄部斐暴鄯字红揣荀寿鲜谈明应弋解佛修荣戚候和井上覃翁战经羊车宛贲麴璩闻茅凤宾佐幺滑喜弥初侍候卞计褥缐瞿於蓟寸皮英薩萨娜侬"
)
# Characters that start a name now and then but mostly belong to a word of the roster.
SELDOM = frozenset(
    "院校部处会员委长副原前各等及与和主在由为出参共协议省市县区国公司机关有代部名位一二三四五六七八九十相理师中总书大学研所室局厅馆党团本该其并以第时来水平官能空和生字过是由问部"
)
COMPOUND = frozenset(
    "欧阳 上官 司马 诸葛 夏侯 东方 皇甫 尉迟 公孙 慕容 司徒 令狐 宇文 长孙 轩辕 端木 独孤 南宫 西门 东郭 百里 呼延 澹台 公冶 太史 申屠 钟离 闻人 鲜于 闾丘 司空 赫连 完颜 拓跋 纳兰 哥舒 第五 万俟 濮阳 淳于 单于 太叔 仲孙 宗政 巫马 公羊 公西 漆雕 乐正 壤驷 谷梁 段干 左丘 梁丘 微生 叶赫 爱新 那拉 佟佳 富察".split()
)
JAPANESE = frozenset(
    "佐藤 铃木 高桥 田中 渡边 伊藤 山本 中村 小林 加藤 吉田 山田 佐佐木 山口 松本 井上 木村 斋藤 清水 山崎 池田 桥本 阿部 石川 森田 前田 藤田 冈田 后藤 长谷川 石井 村上 近藤 坂本 远藤 青木 藤井 西村 福田 太田 三浦 藤原 冈本 松田 中川 中野 原田 小川 竹内 金子 中山 石田 上田 柴田 酒井 工藤 横山 宫崎 宫本 内田 高木 安藤 岛田 谷口 大野 高田 丸山 今井 河野 藤本 村田 武田 上野 杉山 增田 小岛 小野 千叶 久保 松井 岩崎 野口 木下 菊池 松尾 佐野 野村 新井 菅原 渡部 市川 水野 西田 大西 小松 滨田 星野 岩田 吉川 川上 服部 大塚 平田 本田 川口 秋山 东野 村山 大江 大岛 浅野 西川 北川 平野 横田 浜田 小泉 鸠山 福岛 野田 黑田 白石 关口 松村 石原 川岛 土屋 田村 中岛 松浦 龟井 永井 池上 古川 二阶堂 大桥 宫泽 竹田 松冈 冈崎 沟口 津田 加加美 尾崎 岸本 稻田 毛利 丹羽 古田 樱井 高山 高野 堀江 坂井 桑原".split()
)
# They do not stand in given names, or so seldom that a word of the roster is likelier.
NOT_GIVEN = frozenset(
    "的了与及或等各位副兼任院校部处委员室厅局馆系厂矿们将被把对从这那此并且而且们第届次个件项条请由就作以会署司府企司协机构社授授席记监"
)
HARDLY_GIVEN = frozenset("长主席书理会中心研所师参出主前原学教省市县区镇乡村大为在有来国际政党团公社")


def surname_of(name):
    """(length of the surname, score from 0 down); unknown surnames count as one character."""
    plain = folded(name)
    if plain[:2] in COMPOUND and len(plain) > 2:
        return 2, 0.0
    first = plain[0]
    if first in COMMON:
        return 1, 0.0
    if first in KNOWN:
        return 1, -1.6 if first in SELDOM else -0.7
    return 1, -5.0 if first in SELDOM else -3.2
