/** 署名的作者。 */
export const zhCNPeople = {
  'people.articlesBy': '{{name}}的文章',
  'people.count_other': '署名共 {{count}} 人',
  'people.filter': '姓名',
  'people.incomplete': '可能还有：索引尚未建好，或列表过长。',
  'people.nobody': '资料库中没有署名“{{name}}”的文章。',
  'people.otherwise': '又印作 {{names}}',
  'people.overTime': '历年文章',
  'people.search': '在这些文章中检索',
  'people.title': '作者',
  'people.why': '署名及其文章',
} as const;
