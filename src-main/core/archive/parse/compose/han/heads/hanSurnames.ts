/**
 * The commonest Chinese family names (about three hundred, which nearly all people have), simplified and
 * traditional, and the double ones.
 */
const single = new Set(
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍覃霍翁隋甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫苟褚廉简娄盖符奚穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝巩稽井仲乐虞卞封竺冼官楚佟那朴肖闫付張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許呂蘇盧蔣賈葉閻鍾範譚鄒陸顧龍萬錢湯喬賀賴龔龐蘭顏嚴蘆魯韋畢聶叢齊莊塗時關費紀歐項陽衛閔單寧華車邊饒暢宮閆',
);
const double = new Set(
  '欧阳 歐陽 上官 司马 司馬 诸葛 諸葛 司徒 皇甫 东方 东郭 尉迟 夏侯 慕容 令狐'.split(' '),
);

/** Whether a word begins with a family name. */
export const startsWithSurname = (text: string): boolean =>
  single.has(text.charAt(0)) || double.has(text.slice(0, 2));
