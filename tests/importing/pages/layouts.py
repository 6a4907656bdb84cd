"""Old pages written by rule: how forty sites lay out the same article. The answers are the writer's, never the reader's.

A layout is a function of (title, meta, body, site) to a whole page; `body` is HTML, or a list of texts where the layout
has a markup of its own for paragraphs.
"""

from html import escape

SIDE = """<h3>热点新闻</h3><ul><li><a href="../1021/1001.htm">关于开学工作的通知</a> <span>2018-01-01</span> 浏览:99</li>
<li><a href="1002.htm">招聘启事</a> <span>2017-12-25</span></li><li><a href="1003.htm">学院召开年度工作总结大会，部署新学期各项任务</a> <span>[01-09]</span> (1200)</li></ul>"""
SIDE_EN = """<h3>Most read</h3><ul><li><a href="/node/1001">Term dates</a> <time>2018-01-01</time> 99 views</li>
<li><a href="/node/1002">Open day for prospective students and their families</a> <time>2017-12-25</time></li></ul>"""
TRAIL = '当前位置: <a href="/">首页</a> &gt;&gt; <a href="index.htm">新闻动态</a> &gt;&gt; 正文'
NEXT = '<p>上一条：<a href="1489.htm">校园安全检查</a>　下一条：<a href="1491.htm">读书月活动</a></p>'
BUTTONS = '<p>【<a href="javascript:window.print()">打印</a>】【<a href="javascript:window.close()">关闭</a>】　<a href="#top">Back to Top</a></p>'
FOOT = "版权所有 某某学院　地址：某市某路100号　邮编：200030　电话：021-12345678　您是第 <b>1234567</b> 位访问者　更新 2009-09-09"
MENU = '<ul><li><a href="/">首页</a></li><li><a href="/xygk.htm">学院概况</a></li><li><a href="/szdw.htm">师资队伍</a></li><li><a href="/xwdt.htm">新闻动态</a></li></ul>'


def paragraphs(body, form="<p>{}</p>"):
    """The body as HTML; pictures and ready markup pass."""
    return "\n".join(part if part.startswith("<") else form.format(escape(part, quote=False)) for part in body)


def vsb(title, meta, body, site):
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}-{site}</title><meta name="pageType" content="3"><script src="/system/resource/js/dynclicks.js"></script></head>
<body><div class="header"><div class="logo"><a href="/"><img src="images/logo.png"></a></div><div class="nav">{MENU}</div></div><div class="main"><div class="left">{SIDE}</div><div class="right"><div class="dqwz">{TRAIL}</div>
<form name="_newscontent_fromname"><div class="ar_article"><h3>{title}</h3><p class="sj">{meta}</p><div class="ar_article_box"><div id="vsb_content"><div class="v_news_content">{paragraphs(body, '<p class="vsbcontent_start">　　{}</p>')}</div></div><div id="div_vote_id"></div></div></div>
<p align="left"><span>上一条：</span><a href="1.htm">安全检查</a></p><p><span>下一条：</span><a href="2.htm">没有了</a></p></form></div></div><div class="footer">{FOOT}</div></body></html>"""


def webplus(title, meta, body, site):
    return f"""<html><head><title>{title}</title><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body><div class="wp-wrapper"><div class="wp-header"><h1 class="site-title">{site}</h1><div id="wp_nav_w1">{MENU}</div></div>
<div class="article" frag="窗口1"><h1 class="arti_title">{title}</h1><p class="arti_metas">{meta}</p><div class="entry"><div class="read"><div class='wp_articlecontent'>{paragraphs(body, '<p style="text-indent:2em;"><span style="font-family:微软雅黑;">{}</span></p>')}</div></div></div></div>
<div class="footer"><p>Copyright © 某某大学 All Rights Reserved</p></div></div></body></html>"""


def webplus_old(title, meta, body, site):
    return f"""<html><head><title>{title}</title></head><body><table width="100%"><tr><td>{TRAIL}</td></tr></table><table width="96%" border="0"><tbody><tr><td class="biaoti" align="center">{title}</td></tr>
<tr><td align="center"><span class="STYLE1">{meta}</span></td></tr><tr><td align="left" class="article"><div class="Article_Content">{paragraphs(body, "<p>&nbsp; &nbsp; {}</p>")}</div></td></tr></tbody></table><table><tr><td>{FOOT}</td></tr></table></body></html>"""


def trs(title, meta, body, site):
    return f"""<html><head><meta charset="utf-8"/><meta name="ArticleTitle" content="{title}"/><meta name="SiteName" content="{site}"/><title>{title}_{site}</title></head><body><div class="bread">{TRAIL}</div>
<div class="xl_tit"><h2>{title}</h2><div class="xl_tit2">{meta}</div></div><div class="xl_content"><div class="view TRS_UEDITOR trs_paper_default">{paragraphs(body)}</div></div>
<div class="fenxiang">分享到：<a>微信</a><a>微博</a></div>{BUTTONS}<div class="xgxw"><h4>相关新闻</h4><ul><li><a href="t1.html">2018年工作会议</a></li><li><a href="t2.html">校友论坛</a></li></ul></div><div class="foot">{FOOT}</div></body></html>"""


def dede(title, meta, body, site):
    return f"""<html><head><title>{title}_{site}</title></head><body><div class="place"><strong>当前位置:</strong> <a href='/'>主页</a> > <a href='/a/'>新闻动态</a> > </div><div class="viewbox"><div class="title"><h2>{title}</h2></div><div class="info">{meta}</div>
<div class="content"><table width='100%' border='0'><tr><td>{paragraphs(body, "<div>{}</div>")}</td></tr></table></div><div class="dede_pages"></div><div class="boxoff"><strong>------分隔线----------------------------</strong></div><div class="handle"><ul><li>上一篇：<a href='1.html'>校园</a></li><li>下一篇：没有了</li></ul></div></div><div class="sidebar">{SIDE}</div><div class="footer">{FOOT}</div></body></html>"""


def phpcms(title, meta, body, site):
    return f"""<html><head><title>{title} - 新闻动态 - {site}</title></head><body><div class="main"><div class="col-left"><div class="crumbs"><a href="/">首页</a><span> &gt; </span><a href="/n">新闻动态</a> &gt; 正文</div><div id="Article"><h1>{title}<br />
<span>{meta}</span></h1><div class="content">{paragraphs(body)}</div><p class="clear previous-next">上一篇：<a href="1">没有了</a> 下一篇：<a href="2">读书月</a></p></div></div><div class="col-auto">{SIDE}</div></div><div class="footer">{FOOT}</div></body></html>"""


def asp_table(title, meta, body, site):
    return f"""<HTML><HEAD><TITLE>{site}--{title}</TITLE></HEAD><BODY bgColor=#ffffff><TABLE width=960 align=center><TR><TD colspan=2><IMG src="images/spacer.gif" width=1 height=1></TD></TR>
<TR><TD width=200 vAlign=top>{SIDE}</TD><TD vAlign=top><TABLE width="100%"><TR><TD height=30>{TRAIL}</TD></TR><TR><TD align=middle><B><FONT color=#990000>{title}</FONT></B></TD></TR><TR><TD align=middle bgColor=#f4f4f4><FONT color=#666666>{meta}</FONT></TD></TR>
<TR><TD style="PADDING:12px">{paragraphs(body, '<P style="LINE-HEIGHT: 200%"><FONT size=3 face=宋体>&nbsp;&nbsp;&nbsp;&nbsp;{}</FONT></P>')}</TD></TR></TABLE></TD></TR><TR><TD colspan=2 align=middle>{NEXT}{BUTTONS}<div>{FOOT}</div></TD></TR></TABLE></BODY></HTML>"""


def asp_unclosed(title, meta, body, site):
    return f"""<HTML><HEAD><TITLE>{title}</TITLE><BODY><TABLE><TR><TD>{MENU}<TD><TABLE><TR><TD align=center><FONT SIZE=4><B>{title}</B></FONT><TR><TD align=center>{meta}<TR><TD>{paragraphs(body, "<P>&nbsp;&nbsp;&nbsp; {}")}<TR><TD align=right>【<A HREF="javascript:window.close()">关闭窗口</A>】</TABLE></TABLE><HR><CENTER>{FOOT}</CENTER>"""


def row_a_paragraph(title, meta, body, site):
    return f"""<html><head><title>{site}</title></head><body><table><tr><td>{MENU}</td></tr></table><table width=800><tr><td align=center><font size=5>{title}</font></td></tr><tr><td align=center>{meta}</td></tr>
{paragraphs(body, "<tr><td>　　{}</td></tr>") if not any(part.startswith("<") for part in body) else "<tr><td>" + paragraphs(body) + "</td></tr>"}</table><table><tr><td align=center>{FOOT}</td></tr></table></body></html>"""


def siteserver(title, meta, body, site):
    return f"""<html><head><title>{title}</title></head><body><div class="con-top">您的位置：<a href="/">首页</a>&nbsp;>&nbsp;<a href="/c">学院新闻</a></div><div class="detail"><div class="detail-title">{title}</div><div class="detail-info">{meta}</div><div class="detail-con" id="zoom">{paragraphs(body)}</div></div>
<div class="prenext"><span>上一篇：</span><a href="a">关于放假</a><br/><span>下一篇：</span><a href="b">关于讲座</a></div><div class="bottom">{FOOT}</div></body></html>"""


def jspxcms(title, meta, body, site):
    return f"""<html><head><title>{title}-{site}</title></head><body><div class="header"><h1>{site}</h1></div><div class="path"><a href="/">首页</a> / <a href="/n">新闻动态</a></div><div class="info"><h1 class="info-title">{title}</h1><div class="info-meta">{meta}</div><div class="info-text">{paragraphs(body)}</div></div><div class="info-side">{SIDE}</div><div class="bottom">{FOOT}</div></body></html>"""


def jeecms(title, meta, body, site):
    return f"""<html><head><title>{title} - {site}</title></head><body><div class="article-title-box"><h1>{title}</h1></div><div class="msgbar">{meta}</div><div class="content"><div id="content-txt">{paragraphs(body)}</div><div class="pagebar"></div></div><div class="digg">顶 0</div><div class="relevant"><h2>相关文章</h2><ul><li><a href="1">甲</a></li></ul></div>{FOOT}</body></html>"""


def wordpress(title, meta, body, site):
    return f"""<!DOCTYPE html><html><head><meta charset="UTF-8"><title>{title} – {site}</title></head><body class="single single-post has-sidebar"><header id="masthead" class="site-header"><p class="site-title"><a href="/">{site}</a></p><nav>{MENU}</nav></header><div id="primary" class="content-area"><main><article class="post"><header class="entry-header"><h1 class="entry-title">{title}</h1><div class="entry-meta">{meta}</div></header><div class="entry-content">{paragraphs(body)}<div class="sharedaddy"><h3>Share this:</h3><ul><li><a>Twitter</a></li><li><a>Facebook</a></li></ul></div></div><footer class="entry-footer">Tags: <a>news</a></footer></article><nav class="navigation post-navigation"><a href="1">← Older post about something</a></nav></main></div><aside id="secondary" class="widget-area">{SIDE_EN}</aside><footer>© 2009 {site}</footer></body></html>"""


def drupal(title, meta, body, site):
    return f"""<html><head><title>{title} | {site}</title></head><body class="not-front page-node"><div id="header"><a href="/">{site}</a></div><div class="breadcrumb"><a href="/">Home</a> » <a href="/news">News</a></div><h1 class="title" id="page-title">{title}</h1><div class="node node-news"><div class="submitted">{meta}</div><div class="content"><div class="field field-name-body"><div class="field-items"><div class="field-item even" property="content:encoded">{paragraphs(body)}</div></div></div></div></div><div class="region-sidebar-second">{SIDE_EN}</div><div id="footer">{FOOT}</div></body></html>"""


def joomla(title, meta, body, site):
    return f"""<html><head><base href="http://old.example.edu/news/060" /><title>{title}</title></head><body><div class="breadcrumb"><a href="/">Home</a> / <a href="/news">News</a></div><div class="item-page" itemscope><h2 itemprop="name">{title}</h2><dl class="article-info"><dt>Details</dt><dd>{meta}</dd></dl><div itemprop="articleBody">{paragraphs(body)}</div></div><aside>{SIDE_EN}</aside><p><a href="#top">Back to top</a> | <a href="?print=1">Print</a></p><footer>Copyright 2009. Visitors: 1,234,567</footer></body></html>"""


def joomla_old(title, meta, body, site):
    return f"""<html><head><title>{title}</title></head><body><table class="contentpaneopen"><tr><td class="contentheading" width="100%">{title}</td></tr></table><table class="contentpaneopen"><tr><td valign="top" class="createdate">{meta}</td></tr><tr><td valign="top">{paragraphs(body)}</td></tr></table><table align="center"><tr><th class="pagenav_prev"><a href="1">&lt; Prev</a></th><th class="pagenav_next"><a href="2">Next &gt;</a></th></tr></table><div>{FOOT}</div></body></html>"""


def sharepoint(title, meta, body, site):
    return f"""<html><head><title>{title}</title></head><body><form id="aspnetForm"><div id="s4-titlerow"><h1><a href="/">{site}</a></h1></div><div class="ms-breadcrumb"><a>主頁</a> &gt; <a>新聞</a></div><div class="article-left"><h2>{title}</h2><div class="date">{meta}</div><div class="article-content"><div class="ms-rtestate-field" style="display:inline">{paragraphs(body)}</div></div></div></form>{FOOT}</body></html>"""


def rpage(title, meta, body, site):
    return f"""<html><head><title>{title} - {site}</title></head><body><div class="module module-path"><a href="/">首頁</a> &gt; <a href="/n">最新消息</a></div><div class="module module-detail"><section class="mb"><h2 class="hdline">{title}</h2><ul class="mptattr"><li>{meta}</li></ul><div class="mcont"><div class="mpgdetail"><div class="meditor">{paragraphs(body)}</div></div></div></section></div><div class="module-rcglist"><h2>最新消息</h2>{SIDE}</div><div class="footer">版權所有　累積瀏覽人次 1,234,567</div></body></html>"""


def br_body(title, meta, body, site):
    text = "<br>\n<br>\n".join(part if part.startswith("<") else f"　　{part}" for part in body)
    return f"""<html><head><title>{title}</title></head><body><center><h3>{title}</h3></center><center><font size=2>{meta}</font></center><hr>
<div class=txt>{text}</div><div class="side">{SIDE}</div><p><a href="javascript:history.back()">回上一頁</a></p><div class="footer">版權所有　累積瀏覽人次 1,234,567</div></body></html>"""


def br_naked(title, meta, body, site):
    text = "<br>".join(part if part.startswith("<") else f"&nbsp;&nbsp;&nbsp;&nbsp;{part}" for part in body)
    return f"""<html><head><title>{site}</title></head><body><center><font size=5>{title}</font><br>{meta}</center><hr>{text}<hr><center>{FOOT}</center></body></html>"""


def br_cell(title, meta, body, site):
    text = "<br>".join(part if part.startswith("<") else f"　　{part}" for part in body)
    return f"""<html><head><title>{title}__{site}</title></head><body><table><tr><td class=tit align=center>{title}</td></tr><tr><td align=right>{meta}</td></tr><tr><td>{text}</td></tr><tr><td>{NEXT}</td></tr></table>{FOOT}</body></html>"""


def one_div(title, meta, body, site):
    return f"""<html><head><title>{title} | {site}</title></head><body><div id="wrap"><div>{MENU}</div><div><h1>{title}</h1><div>{meta}</div>{paragraphs(body)}{NEXT}{BUTTONS}</div><div>{SIDE}</div></div><div>{FOOT}</div></body></html>"""


def html5(title, meta, body, site):
    return f"""<!doctype html><html lang=zh><head><meta charset=utf-8><title>{title} · {site}</title></head><body><header><a href=/>{site}</a><nav>{MENU}</nav></header><main><article><header><h1>{title}</h1><p>{meta}</p></header>{paragraphs(body)}<footer>责任编辑：王五</footer></article></main><aside>{SIDE}</aside><footer>{FOOT}</footer></body></html>"""


def hashed(title, meta, body, site):
    return f"""<!doctype html><html><head><title>{title}</title></head><body><div id="root"><div class="css-1x"><div class="css-2a">{MENU}</div><div class="css-3b"><div class="css-4c">{title}</div><div class="css-5d"><span>{meta}</span></div><div class="css-6e">{paragraphs(body, '<div class="css-p">{}</div>')}</div></div><div class="css-7f">{SIDE}</div><div class="css-8g">{FOOT}</div></div></div></body></html>"""


def facts_below(title, meta, body, site):
    return f"""<html><head><title>{title}-{site}</title></head><body><div class="nav">{MENU}</div><div class="page"><h2>{title}</h2><div class="text">{paragraphs(body)}</div><div class="tail">{meta}</div></div><div class="foot">{FOOT}</div></body></html>"""


def facts_above(title, meta, body, site):
    return f"""<html><head><title>{title}-{site}</title></head><body><div class="nav">{MENU}</div><div class="page"><div class="d">{meta}</div><h1>{title}</h1><div class="text">{paragraphs(body)}</div></div><div class="foot">{FOOT}</div></body></html>"""


def wechat(title, meta, body, site):
    return f"""<html><head><meta property="og:title" content="{title}"><title></title></head><body><div class="rich_media_area"><h1 class="rich_media_title">{title}</h1><div class="rich_media_meta_list">{meta}</div><div class="rich_media_content" id="js_content">{paragraphs(body, "<section><section><p><span>{}</span></p></section></section>")}</div></div></body></html>"""


def empire(title, meta, body, site):
    return f"""<html><head><title>{title}-{site}</title></head><body><div class="position">现在的位置：<a href="/">首页</a>&nbsp;>&nbsp;<a href="/x">学术活动</a></div><div class="box"><h1 class="title">{title}</h1><p class="titleinfo">{meta}</p><div id="text">{paragraphs(body)}</div></div><div class="right">{SIDE}</div>{FOOT}</body></html>"""


def word(title, meta, body, site):
    return f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><title>{title}</title></head><body><div class="news_title">{title}</div><div class="news_time">{meta}</div><div class="news_con">{paragraphs(body, '<p class="MsoNormal" style="text-indent:21pt"><span lang="EN-US"><o:p>&nbsp;</o:p></span><span style="font-family:宋体"><font face="宋体">{}</font></span><span lang="EN-US"><o:p></o:p></span></p>')}</div>{NEXT}<div id="footer">{FOOT}</div></body></html>"""


def many_h1(title, meta, body, site):
    return f"""<html><head><title>{title}--{site}</title></head><body><h1 class="logo">{site}</h1><h1>新闻动态</h1><div class="newsbox"><h1>{title}</h1><h5>{meta}</h5><div class="neirong">{paragraphs(body)}</div></div><h1>联系我们</h1>{FOOT}</body></html>"""


def blurbs(title, meta, body, site):
    blurb = (
        "<div><h4><a href=a>专题报道</a></h4><p>这是一段介绍性的文字，介绍了本栏目的宗旨和内容，欢迎投稿。</p></div>"
    )
    return f"""<html><head><title>{site}-{title}</title></head><body><div class="sidebar">{blurb}{blurb}</div><div class="c"><p class="t">{title}</p><p class="m">{meta}</p><div class="b">{paragraphs(body)}</div></div><div class="foot">{FOOT}</div></body></html>"""


def title_in_two(title, meta, body, site):
    middle = len(title) // 2
    return f"""<html><head><title>{title}_{site}</title></head><body><div class="con"><h1>{title[:middle]}<br>{title[middle:]}</h1><div class="time">{meta}</div><div class="txt">{paragraphs(body)}</div></div>{FOOT}</body></html>"""


def crumb_title(title, meta, body, site):
    return f"""<html><head><title>{site} | {title}</title></head><body><div class="wz"><a href="/">首页</a> &gt; <a href="/n">新闻动态</a> &gt; {title}</div><div class="main"><div class="bt">{title}</div><div class="sm">{meta}</div><div class="nr">{paragraphs(body)}</div><div class="gn"><a>打印</a> | <a>关闭</a> | <a>收藏</a></div></div>{FOOT}</body></html>"""


def nested_tables(title, meta, body, site):
    inner = f"<table><tr><td><table><tr><td align=center><strong>{title}</strong></td></tr><tr><td><table><tr><td>{meta}</td></tr></table></td></tr><tr><td><table><tr><td><div>{paragraphs(body)}</div></td></tr></table></td></tr></table></td></tr></table>"
    return f"<html><head><title>{title}</title></head><body><table><tr><td><table><tr><td>{MENU}</td></tr></table></td><td>{inner}</td></tr><tr><td colspan=2>{BUTTONS}{FOOT}</td></tr></table></body></html>"


def definition(title, meta, body, site):
    return f"""<html><head><title>{title}</title></head><body><div class="detail_box"><div class="detail_tit">{title}</div><dl class="inf"><dd>{meta}</dd></dl><div class="detail_nr">{paragraphs(body)}</div><ul class="pn"><li>上一篇 <a href=1>甲</a></li><li>下一篇 <a href=2>乙</a></li></ul></div>{FOOT}</body></html>"""


LAYOUTS = (
    vsb, webplus, webplus_old, trs, dede, phpcms, asp_table, asp_unclosed, row_a_paragraph, siteserver, jspxcms, jeecms, wordpress, drupal, joomla, joomla_old,
    sharepoint, rpage, br_body, br_naked, br_cell, one_div, html5, hashed, facts_below, facts_above, wechat, empire, word, many_h1, blurbs, title_in_two, crumb_title,
    nested_tables, definition,
)  # fmt: skip
