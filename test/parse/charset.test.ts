import { describe, expect, test } from 'vitest'
import { detect } from '../../src/parse/charset/detect.ts'
import { bytes } from '../support.ts'

/** Titles first, then a paragraph: each of them, and each stretch of them, is recognised by its letters alone. */
const texts: Record<string, { titles: string; prose: string }> = {
  chinese: {
    titles:
      '新模型正式推出、開放平台價格調整、語音助理支援台語、資料中心啟用典禮、開發者大會議程公布、影像生成工具更新',
    prose:
      '我們今天向所有使用者開放新的語言模型。它能閱讀長篇文件，回答問題時會附上出處，並且在速度和價格之間取得平衡。過去幾個月，研究團隊與各地學校合作，請老師和學生試用，再依照他們的意見修改。許多人說，最有幫助的不是它懂得多少，而是它會承認自己不知道。接下來我們會把這項功能帶到手機上，也會公布評量的方法與結果，讓外界能夠檢查。如果你在使用時遇到困難，請寫信告訴我們；每一封信都有人讀。企業客戶可以在管理頁面選擇資料存放的地區，並且決定保留多久。我們不會用這些資料訓練模型，除非你明白同意。新的價格從下個月一日開始實施，舊的方案會保留到年底，讓大家有時間準備。若要了解更多內容，可以參加下週三下午舉行的線上說明會，會後也會提供錄影。',
  },
  simplified: {
    titles:
      '新模型正式发布、开放平台价格调整、语音助手支持方言、数据中心投入使用、开发者大会日程公布、图像生成工具更新',
    prose:
      '我们今天向所有用户开放新的语言模型。它能阅读长篇文件，回答问题时会附上出处，并且在速度和价格之间取得平衡。过去几个月，研究团队与各地学校合作，请老师和学生试用，再按照他们的意见修改。许多人说，最有帮助的不是它懂得多少，而是它会承认自己不知道。接下来我们会把这项功能带到手机上，也会公布评测的方法与结果，让外界能够检查。如果你在使用时遇到困难，请写信告诉我们；每一封信都有人读。企业客户可以在管理页面选择数据存放的地区，并且决定保留多久。我们不会用这些数据训练模型，除非你明确同意。新的价格从下个月一日开始实行，旧的方案会保留到年底，让大家有时间准备。如果想了解更多内容，可以参加下周三下午举行的线上说明会，会后也会提供录像。',
  },
  korean: {
    titles:
      '새 모델 정식 공개, 개발자 회의 일정 발표, 음성 비서 사투리 지원, 요금제 개편 안내, 데이터 센터 가동 시작, 그림 도구 갱신',
    prose:
      '오늘부터 모든 사용자에게 새 언어 모델을 제공합니다. 긴 문서를 읽고 질문에 답할 때 출처를 함께 보여 주며 속도와 가격 사이에서 균형을 찾았습니다. 지난 몇 달 동안 연구진은 여러 학교와 함께 선생님과 학생에게 먼저 써 보게 하고 그 의견에 따라 고쳤습니다. 많은 사람이 가장 도움이 된 점은 얼마나 아는가가 아니라 모르는 것을 모른다고 말하는 것이라고 했습니다. 다음에는 휴대 전화에서도 쓸 수 있게 하고 평가 방법과 결과를 공개하여 누구나 확인할 수 있게 하겠습니다. 쓰다가 어려운 점이 있으면 편지를 보내 주십시오. 모든 편지를 읽고 있습니다. 새 가격은 다음 달 첫날부터 적용되며 이전 요금제는 올해 말까지 유지됩니다. 더 알고 싶은 분은 다음 주 수요일 오후에 열리는 설명회에 참가해 주시기 바랍니다.',
  },
  japanese: {
    titles:
      '新しいモデルを公開、開発者会議の日程を発表、音声アシスタントが方言に対応、料金プランの改定のお知らせ、画像生成ツールを更新',
    prose:
      '本日より、新しい言語モデルをすべての利用者に提供します。長い文書を読み、質問に答えるときには出典を示し、速さと価格の釣り合いを取りました。この数か月、研究チームは各地の学校と協力し、先生と生徒に先に試してもらい、その意見に従って直してきました。多くの人が、一番役に立ったのはどれだけ知っているかではなく、知らないことを知らないと言うことだと話しています。次は携帯電話でも使えるようにし、評価の方法と結果を公開して、誰でも確かめられるようにします。使っていて困ったことがあれば、手紙で知らせてください。届いた手紙はすべて読んでいます。新しい価格は来月一日から適用され、これまでのプランは年末まで残ります。くわしく知りたい方は、来週水曜日の午後に開くオンライン説明会にご参加ください。',
  },
  thai: {
    titles: 'เปิดตัวโมเดลใหม่ ประกาศกำหนดการประชุมนักพัฒนา ผู้ช่วยเสียงรองรับภาษาถิ่น ปรับราคาแพลตฟอร์ม เปิดศูนย์ข้อมูลแห่งใหม่',
    prose:
      'วันนี้เราเปิดให้ผู้ใช้ทุกคนใช้โมเดลภาษารุ่นใหม่ โมเดลนี้อ่านเอกสารยาวได้ เมื่อตอบคำถามจะบอกแหล่งที่มา และรักษาสมดุลระหว่างความเร็วกับราคา ตลอดหลายเดือนที่ผ่านมา ทีมวิจัยทำงานร่วมกับโรงเรียนหลายแห่ง ให้ครูและนักเรียนทดลองใช้ก่อน แล้วแก้ไขตามความเห็นของพวกเขา หลายคนบอกว่าสิ่งที่ช่วยได้มากที่สุดไม่ใช่ว่ามันรู้มากแค่ไหน แต่คือการยอมรับว่าไม่รู้ ต่อไปเราจะนำความสามารถนี้ไปไว้ในโทรศัพท์มือถือ และจะเผยแพร่วิธีประเมินกับผลลัพธ์ให้ทุกคนตรวจสอบได้ หากพบปัญหาในการใช้งาน โปรดเขียนจดหมายถึงเรา',
  },
  russian: {
    titles:
      'Вышла новая модель, Объявлена программа конференции, Голосовой помощник понимает диалекты, Изменение цен, Обновление',
    prose:
      'Сегодня мы открываем новую языковую модель для всех пользователей. Она читает длинные документы, отвечая на вопросы, указывает источники и находит равновесие между скоростью и ценой. В последние месяцы исследователи работали вместе со школами, дали учителям и ученикам попробовать её первыми и внесли поправки по их замечаниям. Многие говорят, что полезнее всего не то, сколько она знает, а то, что она признаёт, когда не знает. Скоро она появится и в телефонах.',
  },
  greek: {
    titles:
      'Νέο μοντέλο διαθέσιμο, Ανακοινώθηκε το πρόγραμμα του συνεδρίου, Ο φωνητικός βοηθός μιλά διαλέκτους, Νέες τιμές',
    prose:
      'Σήμερα ανοίγουμε το νέο γλωσσικό μοντέλο σε όλους τους χρήστες. Διαβάζει μεγάλα έγγραφα, όταν απαντά σε ερωτήσεις δείχνει τις πηγές του και βρίσκει ισορροπία ανάμεσα στην ταχύτητα και την τιμή. Τους τελευταίους μήνες οι ερευνητές δούλεψαν μαζί με σχολεία, άφησαν δασκάλους και μαθητές να το δοκιμάσουν πρώτοι και το διόρθωσαν σύμφωνα με τη γνώμη τους. Πολλοί λένε ότι το πιο χρήσιμο δεν είναι πόσα ξέρει αλλά ότι παραδέχεται όσα δεν ξέρει.',
  },
  hebrew: {
    titles:
      'מודל חדש זמין לכולם, פורסמה תוכנית הכנס למפתחים, העוזר הקולי מבין ניבים, עדכון מחירים, נפתח מרכז נתונים חדש',
    prose:
      'היום אנו פותחים את מודל השפה החדש לכל המשתמשים. הוא קורא מסמכים ארוכים, כשהוא עונה על שאלות הוא מציין מקורות ומוצא איזון בין מהירות למחיר. בחודשים האחרונים עבדו החוקרים יחד עם בתי ספר, נתנו למורים ולתלמידים לנסות אותו ראשונים ותיקנו אותו לפי דעתם. רבים אומרים שהדבר המועיל ביותר אינו כמה הוא יודע אלא שהוא מודה כשאינו יודע. בקרוב הוא יגיע גם לטלפונים, ונפרסם את שיטת ההערכה ואת התוצאות.',
  },
  arabic: {
    titles:
      'إطلاق نموذج جديد، إعلان برنامج مؤتمر المطورين، المساعد الصوتي يفهم اللهجات، تعديل الأسعار، افتتاح مركز بيانات جديد',
    prose:
      'نفتح اليوم النموذج اللغوي الجديد لجميع المستخدمين. يقرأ المستندات الطويلة ويذكر مصادره عندما يجيب عن الأسئلة ويوازن بين السرعة والسعر. عمل الباحثون في الأشهر الماضية مع عدد من المدارس وتركوا المعلمين والطلاب يجربونه أولا ثم عدلوه وفق آرائهم. يقول كثيرون إن أكثر ما ساعدهم ليس مقدار ما يعرفه بل اعترافه بما لا يعرفه. سوف يصل قريبا إلى الهواتف أيضا، وسوف ننشر طريقة التقييم ونتائجها ليتمكن الجميع من التحقق.',
  },
  czech: {
    titles:
      'Nový model je dostupný všem, Zveřejněn program konference, Hlasový pomocník rozumí nářečím, Změna cen, Příští týden',
    prose:
      'Dnes otevíráme nový jazykový model všem uživatelům. Čte dlouhé dokumenty, při odpovědích na otázky uvádí zdroje a nachází rovnováhu mezi rychlostí a cenou. V posledních měsících výzkumníci spolupracovali se školami, nechali učitele a žáky, aby jej vyzkoušeli jako první, a opravili ho podle jejich názoru. Mnozí říkají, že nejužitečnější není to, kolik toho ví, ale že přizná, když něco neví. Brzy přijde i do telefonů.',
  },
  french: {
    titles:
      'Le nouveau modèle est arrivé, Programme de la conférence dévoilé, L’assistant vocal comprend les dialectes, Été à Orléans',
    prose:
      'Nous ouvrons aujourd’hui le nouveau modèle de langue à tous les utilisateurs. Il lit de longs documents, cite ses sources lorsqu’il répond à des questions et trouve un équilibre entre la vitesse et le prix. Ces derniers mois, les chercheurs ont travaillé avec des écoles, où les élèves l’ont essayé les premiers, et l’ont corrigé d’après leurs remarques. Bientôt, il sera là aussi sur les téléphones, et nous publierons la méthode d’évaluation.',
  },
}

const rows: [encoding: string, text: keyof typeof texts][] = [
  ['big5', 'chinese'],
  ['gb18030', 'simplified'],
  ['gb18030', 'chinese'],
  ['euc-kr', 'korean'],
  ['shift_jis', 'japanese'],
  ['euc-jp', 'japanese'],
  ['tis-620', 'thai'],
  ['windows-1251', 'russian'],
  ['koi8-r', 'russian'],
  ['windows-1253', 'greek'],
  ['windows-1255', 'hebrew'],
  ['windows-1256', 'arabic'],
  ['windows-1250', 'czech'],
  ['windows-1252', 'french'],
]

describe.each(rows)('%s, %s', (encoding, name) => {
  const { titles, prose } = texts[name] as (typeof texts)[string]
  // Few letters tell the languages of eastern Europe from those of the west.
  test.each(name === 'czech' ? [300] : [15, 50, 300])('each stretch of %i characters', (length) => {
    const slices = [titles, prose].flatMap((text) => stretches(text, length))
    const wrong = slices
      .map((slice) => [slice, detect(feed(encode(slice, encoding)))])
      .filter(([, as]) => as !== encoding)
    expect(slices.length).toBeGreaterThan(0)
    expect(wrong).toEqual([])
  })
})

/** From the beginning of each word, where words are written apart, and never in the middle of a syllable. */
function stretches(text: string, length: number): string[] {
  const starts = Array.from({ length: Math.max(0, text.length - length + 1) }, (_, at) => at)
  return starts
    .filter((at) => !/[\p{L}\p{M}’]$/u.test(text.slice(0, at)) || !alphabetic.test(text))
    .map((at) => text.slice(at, at + length))
    .filter((each) => /^[^\p{M}\p{P} ].*[^เ-ไ]$/u.test(each))
}

const alphabetic = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}]/u

function feed(title: Uint8Array): Uint8Array {
  return new Uint8Array([
    ...bytes('<rss><channel><item><title>'),
    ...title,
    ...bytes('</title></item></channel></rss>'),
  ])
}

/** The platform decodes these charsets and encodes none: what one byte or two decode to is turned around. */
function encode(text: string, encoding: string): Uint8Array {
  const table = tableOf(encoding)
  return Uint8Array.from(
    [...text].flatMap((char) => {
      const found = table.get(char)
      if (!found) throw new Error(`${encoding} has no ${char}`)
      return found
    }),
  )
}

const tables = new Map<string, Map<string, number[]>>()

function tableOf(encoding: string): Map<string, number[]> {
  const made = tables.get(encoding) ?? new Map<string, number[]>()
  if (made.size > 0) return made
  const every = Array.from({ length: 256 }, (_, at) => at)
  const decoder = new TextDecoder(encoding)
  for (const sequence of [
    ...every.map((one) => [one]),
    ...every.flatMap((lead) => every.map((trail) => [lead, trail])),
  ]) {
    const char = decoder.decode(Uint8Array.from(sequence))
    if ([...char].length === 1 && char !== '\ufffd' && !made.has(char)) made.set(char, sequence)
  }
  tables.set(encoding, made)
  return made
}
