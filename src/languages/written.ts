/** Whether a text is Japanese: kana tell, and where there are none, the forms of its kanji and its usual words do. */
export function isJapanese(text: string): boolean | null {
  const kana = text.match(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0
  const chinese = text.match(onlyChinese)?.length ?? 0
  const kanji = text.match(/\p{Script=Han}/gu)?.length ?? 0
  if (/\p{Script=Hangul}/u.test(text) || (kana === 0 && kanji >= mostKanjiAlone)) return false
  if (kana > 2 * chinese || (kana > 0 && onlyJapanese.test(text))) return true
  if (chinese > 0) return false
  if (onlyJapanese.test(text)) return true
  if (kanji > 0) return null
  return isEnglish(text) === true || /\p{L}{2,} \p{Ll}{2,} \p{Ll}{2,}/u.test(text) ? false : null
}

/** No Japanese sentence goes so long without kana. */
const mostKanjiAlone = 12

/** Whether a text is English: by its function words, as other languages share its letters. Names alone tell nothing. */
export function isEnglish(text: string): boolean | null {
  if (/[^\P{L}\p{Script=Latin}\p{Script=Greek}]/u.test(text)) return false
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const own = words.filter((word) => english.test(word)).length
  const foreign = words.filter((word) => european.test(word) || /[äöüßéèêàçñãõåøœ]/.test(word)).length
  if (own === foreign) return null
  return own > foreign
}

/** Characters that Japanese does not write: simplified and traditional forms, and words that only Chinese has. */
const onlyChinese =
  /[这们为发东车马鱼鸟门问间开关时长现见说语读让认识计设许证评试话该请谁调谈术级线组织经给统绝续维综编缩罗习书买卖亚产亲亿仅仓众优伙传伤伦侧兴养兽军农净减击创删别刘刚务动劲势华协单卢卫历压厉县变叹吗吓启员响哪啊啦园围图场块坚坛报处备复够头夹夺奋奖妇妈娱孙宁实宠审宽宾对寻导尔尘尝层岁岛币师带帮庆库应庙废张弹归录彻忆忧怀态总恶悬惊惯战户扑扩扫扬护择换撑显晓晕权杀杂杨极构枪柜标栏树样桥检欢毕汇汉沟泽洁测浏济浓润渐渔满滤灭灵灾炼热爱爷牵狮玛环电疗盐监盘矿码砖确础祸离种积稳穷窍竞笔笼简类紧纪纯纲纳纵纷纸纹纽练终绍绑结绕绘络绿罚职联肤胁胜脏脑脸艺节苏药获营萧蓝虑虽补规视览觉订训议讯记讲论访诉诊词译详误贝负贡财责败货质购贯贵贷贸费贺资赋赏赔赖赚赛赞赢赵趋跃轨转轮软轻载较辅辆辑输边达迁过运还进远连迟适选递逻遗邮邻郑酱释针钟钢钱铁铜银链销锁锋错键锻镇镜闪闭闲闹闻阅阳阴阵阶际陆陈险难雾韩页顶项顺须顾预领频题颜额风飞饭饮馆驱驶验骑骗鲁鲜鸡齐龙發產權變圖價廣數點對應實經學國會體關觀氣讀區參當來樣檢驗將總單傳從續聲擴擇擊戰澤嗎說與們這裡還沒麼讓]|的(?=[\p{Script=Latin}\d])|推出|发布|發佈|發布|正式上線|宣布|升[級级]|全新/gu

/** Forms that only Japanese writes, and words of announcements that Chinese has not. */
const onlyJapanese =
  /[発広売価図検験経続関覧権帰気効円択沢駆黒拡対応変総読児単仮値働込畑峠枠匂辻栃塀榊凪凧喩囲圧塁壊塩増壌姉嬢実専巣帯庁廃弾徴徳恵悩悪戦抜拝拠挙捜掲揺摂撃斉斎暁曽査栄桜楽様渋満渇滝焼犠獣産畳疎砕稲穂穏窓竜粋絵継緑縁縄繊聡脳臓舎艶荘薫薬蔵覚観訳謡譲賛転軽辺逓遅郷酔醸釈銭鉄鉱鋳録陥険隠雑霊頼顕駄髄髪鶏麺黙齢]|提供開始|利用開始|受付開始|公開開始|利用可能|一般提供|提供終了|新機能|資金調達|導入事例|料金|改定|開催|値[上下]|買収|提携|就任|無償|無料|事例|先行/u

/** Words that no other language has: `a`, `in`, `on` and `was` are also words of its neighbours. */
const english =
  /^(?:the|of|and|to|for|with|by|from|is|are|our|your|you|we|its|this|that|now|new|how|what|why|will|about|across|introducing|announcing|meet|adds|available)$/i

const european =
  /^(?:der|die|das|und|mit|für|von|den|ein|eine|ist|auf|im|zum|zur|le|la|les|des|du|et|avec|pour|une|dans|est|sur|el|los|las|del|y|con|para|por|una|en|il|lo|gli|di|e|per|che|della|o|os|do|da|dos|das|em|um|uma|het|een|van|voor|och|för|som|med|til|og|på)$/
