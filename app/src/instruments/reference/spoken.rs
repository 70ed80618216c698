//! The words of our own instruments in the further languages of the pages of a person, by their Dutch words.
//!
//! An instrument is data, in Dutch, French and English. A network that changes a word of it makes other
//! Dutch words, which have no further languages here: then the page says that they are in Dutch.

use crate::language::Language;

/// Words of an instrument in Arabic or Ukrainian; nothing for words that are not ours.
pub fn spoken(language: Language, dutch: &str) -> Option<&'static str> {
    let place = match language {
        Language::Ar => 1,
        Language::Uk => 2,
        Language::Nl | Language::Fr | Language::En => return None,
    };
    WORDS.iter().find(|words| words[0] == dutch).map(|words| words[place])
}

/// Dutch, Arabic, Ukrainian.
const WORDS: &[[&str; 3]] = &[
    [
        "Eigen tekst van Opstap, vrij te gebruiken. Geen gevalideerd meetinstrument.",
        "نص خاص بأوبستاب، استعماله حر. ليس أداة قياس معتمدة.",
        "Власний текст Opstap, вільний для використання. Це не перевірений інструмент вимірювання.",
    ],
    [
        "Naar de registratie van het geïntegreerd breed onthaal. Die telt vijftien leefgebieden; alleen deze vier zijn ons bij naam gekend.",
        "حسب تسجيل الاستقبال الشامل الموحد (GBO). فيه خمسة عشر مجالا؛ نعرف أسماء هذه الأربعة فقط.",
        "За реєстрацією інтегрованого широкого прийому (GBO). У ній п’ятнадцять сфер; нам відомі назви лише цих чотирьох.",
    ],
    ["Hoe het gaat", "كيف الحال", "Як справи"],
    [
        "Dertien stukken van het leven. Kies bij elk wat het best past bij de laatste vier weken. Wat niet past, laat je open.",
        "ثلاثة عشر جزءا من الحياة. اختر في كل جزء ما يناسب آخر أربعة أسابيع أكثر. ما لا يناسبك اتركه مفتوحا.",
        "Тринадцять частин життя. У кожній виберіть те, що найкраще підходить до останніх чотирьох тижнів. Що не підходить, залиште порожнім.",
    ],
    [
        "Het loopt vast, hulp is nu nodig",
        "لا شيء يتقدم، المساعدة ضرورية الآن",
        "Усе зупинилося, допомога потрібна зараз",
    ],
    [
        "Het lukt zelden, ook met hulp",
        "نادرا ما ينجح الأمر، حتى مع المساعدة",
        "Рідко виходить, навіть з допомогою",
    ],
    ["Het lukt met hulp", "ينجح الأمر مع المساعدة", "Виходить з допомогою"],
    ["Het lukt meestal alleen", "ينجح الأمر غالبا بدون مساعدة", "Здебільшого виходить самостійно"],
    ["Het gaat vanzelf goed", "كل شيء يسير جيدا من نفسه", "Усе йде добре само собою"],
    ["Geld", "المال", "Гроші"],
    [
        "Rondkomen, rekeningen betalen, schulden.",
        "أن يكفي المال، دفع الفواتير، الديون.",
        "Чи вистачає грошей, оплата рахунків, борги.",
    ],
    ["Werk en dag", "العمل واليوم", "Робота і день"],
    [
        "Werk, opleiding of een andere zinvolle dag.",
        "عمل أو تدريب أو يوم مفيد بطريقة أخرى.",
        "Робота, навчання або інший змістовний день.",
    ],
    ["Wonen", "السكن", "Житло"],
    [
        "Een woning die veilig, betaalbaar en zeker is.",
        "مسكن آمن ومضمون وثمنه مناسب.",
        "Житло, яке безпечне, доступне за ціною і надійне.",
    ],
    ["Samenleven thuis", "العيش معا في البيت", "Життя вдома"],
    [
        "Hoe het gaat met partner, ouders en wie thuis woont.",
        "كيف الحال مع الشريك والوالدين ومن يسكن في البيت.",
        "Як справи з партнером, батьками і тими, хто живе вдома.",
    ],
    ["Kinderen", "الأطفال", "Діти"],
    [
        "Zorg, school en vrije tijd van de kinderen. Geen kinderen? Laat het open.",
        "رعاية الأطفال ومدرستهم ووقت فراغهم. ليس لديك أطفال؟ اتركه مفتوحا.",
        "Догляд, школа і дозвілля дітей. Немає дітей? Залиште порожнім.",
    ],
    ["Lichaam", "الجسم", "Тіло"],
    [
        "Gezond zijn, slapen, naar de dokter kunnen gaan.",
        "الصحة، النوم، إمكانية الذهاب إلى الطبيب.",
        "Здоров’я, сон, можливість піти до лікаря.",
    ],
    ["Hoofd en gevoel", "النفس والمشاعر", "Думки і почуття"],
    [
        "Rust, zorgen, somberheid, spanning.",
        "الهدوء، الهموم، الحزن، التوتر.",
        "Спокій, турботи, смуток, напруга.",
    ],
    ["Gewoonten die last geven", "عادات تسبب مشاكل", "Звички, які заважають"],
    [
        "Drank, drugs, medicatie, gokken, gamen.",
        "الكحول، المخدرات، الأدوية، القمار، ألعاب الفيديو.",
        "Алкоголь, наркотики, ліки, азартні ігри, відеоігри.",
    ],
    ["Huishouden en papieren", "أعمال البيت والأوراق", "Домашні справи і папери"],
    [
        "Zorgen voor zichzelf, koken, poetsen, post en papieren.",
        "الاعتناء بالنفس، الطبخ، التنظيف، البريد والأوراق.",
        "Догляд за собою, приготування їжі, прибирання, пошта і папери.",
    ],
    ["Ergens geraken", "التنقل", "Дістатися куди треба"],
    [
        "Op tijd ergens geraken: fiets, bus, auto.",
        "الوصول في الوقت: دراجة، حافلة، سيارة.",
        "Дістатися вчасно: велосипед, автобус, авто.",
    ],
    ["Mensen om je heen", "الناس من حولك", "Люди навколо"],
    [
        "Vrienden, buren, familie, een vereniging.",
        "الأصدقاء، الجيران، العائلة، جمعية.",
        "Друзі, сусіди, родина, клуб.",
    ],
    ["Taal en leren", "اللغة والتعلم", "Мова і навчання"],
    [
        "Nederlands, lezen, rekenen, computer en telefoon.",
        "الهولندية، القراءة، الحساب، الحاسوب والهاتف.",
        "Нідерландська, читання, рахунок, комп’ютер і телефон.",
    ],
    ["Politie en gerecht", "الشرطة والقضاء", "Поліція і суд"],
    [
        "Boetes, voorwaarden, een lopende zaak.",
        "الغرامات، الشروط، قضية جارية.",
        "Штрафи, умови, поточна справа.",
    ],
    ["Gezin en woning", "الأسرة والمسكن", "Сім’я і житло"],
    [
        "Wat thuis meetelt om een stap te kunnen zetten. Wat niet past, laat je open.",
        "ما يهم في البيت لكي تستطيع أن تخطو خطوة. ما لا يناسبك اتركه مفتوحا.",
        "Що важливо вдома, щоб зробити крок. Що не підходить, залиште порожнім.",
    ],
    ["Dringend", "عاجل", "Терміново"],
    ["Moeilijk", "صعب", "Важко"],
    ["Gaat", "مقبول", "Нормально"],
    ["Goed", "جيد", "Добре"],
    ["Nodig, nog niet ingeschreven", "ضروري، لم يتم التسجيل بعد", "Потрібно, ще не в списку"],
    ["Ingeschreven, nog lang wachten", "مسجل، الانتظار ما زال طويلا", "У списку, ще довго чекати"],
    ["Ingeschreven, woning in zicht", "مسجل، المسكن قريب", "У списку, житло вже близько"],
    ["Niet nodig", "غير ضروري", "Не потрібно"],
    ["Datum gekend of vonnis", "التاريخ معروف أو صدر حكم", "Дата відома або є рішення суду"],
    ["Er is een brief of aanmaning", "هناك رسالة أو إنذار", "Є лист або попередження"],
    [
        "Huurachterstand, afspraken lopen",
        "تأخر في الإيجار، والاتفاقات مستمرة",
        "Борг за оренду, домовленості діють",
    ],
    ["Geen dreiging", "لا يوجد خطر", "Загрози немає"],
    ["Werk en gezin", "العمل والأسرة", "Робота і сім’я"],
    [
        "Werk, zorg en rust naast elkaar volhouden.",
        "الجمع بين العمل والرعاية والراحة.",
        "Поєднувати роботу, догляд і відпочинок.",
    ],
    ["Staat van de woning", "حالة المسكن", "Стан житла"],
    ["Vocht, verwarming, veiligheid.", "الرطوبة، التدفئة، الأمان.", "Вологість, опалення, безпека."],
    ["Plaats", "المساحة", "Місце"],
    [
        "Genoeg kamers voor wie er woont.",
        "غرف كافية لمن يسكن هناك.",
        "Достатньо кімнат для тих, хто там живе.",
    ],
    ["Kost van de woning", "تكلفة المسكن", "Вартість житла"],
    [
        "Huur of lening, energie en water kunnen betalen.",
        "القدرة على دفع الإيجار أو القرض والطاقة والماء.",
        "Можливість платити оренду чи кредит, енергію і воду.",
    ],
    ["Wachtlijst voor een woning", "قائمة انتظار لمسكن", "Черга на житло"],
    [
        "Sociale woning of huursubsidie.",
        "سكن اجتماعي أو دعم الإيجار.",
        "Соціальне житло або субсидія на оренду.",
    ],
    ["Dreigende uithuiszetting", "خطر الإخلاء من المسكن", "Загроза виселення"],
    [
        "Moet het gezin misschien weg uit de woning?",
        "هل قد تضطر الأسرة إلى مغادرة المسكن؟",
        "Чи може сім’ї довестися залишити житло?",
    ],
    ["Inkomen", "الدخل", "Дохід"],
    [
        "Genoeg en zeker inkomen, rechten opgenomen.",
        "دخل كاف ومضمون، والحصول على الحقوق.",
        "Достатній і надійний дохід, права використано.",
    ],
    ["Vervoer", "المواصلات", "Транспорт"],
    [
        "Naar werk, school en winkel kunnen.",
        "القدرة على الوصول إلى العمل والمدرسة والمتجر.",
        "Можливість дістатися роботи, школи і магазину.",
    ],
    ["Kinderopvang", "رعاية الأطفال", "Догляд за дітьми"],
    [
        "Opvang op de uren die nodig zijn. Geen kinderen? Laat het open.",
        "رعاية في الساعات اللازمة. ليس لديك أطفال؟ اتركه مفتوحا.",
        "Догляд у потрібні години. Немає дітей? Залиште порожнім.",
    ],
    ["School en vrije tijd", "المدرسة ووقت الفراغ", "Школа і дозвілля"],
    [
        "Naar school gaan, meedoen na de uren, schoolkosten.",
        "الذهاب إلى المدرسة، المشاركة بعد الدوام، تكاليف المدرسة.",
        "Відвідування школи, заняття після уроків, шкільні витрати.",
    ],
    ["Opgroeien", "النمو", "Зростання"],
    [
        "Hoe de kinderen zich voelen en ontwikkelen.",
        "كيف يشعر الأطفال وكيف ينمون.",
        "Як діти почуваються і розвиваються.",
    ],
    ["Klaar voor een stap op het werk", "جاهز لخطوة في العمل", "Готовність до кроку на роботі"],
    [
        "Acht punten van de werkvloer. Kijk naar de laatste vier weken.",
        "ثماني نقاط من مكان العمل. فكر في آخر أربعة أسابيع.",
        "Вісім пунктів з робочого місця. Подумайте про останні чотири тижні.",
    ],
    ["Nog niet", "ليس بعد", "Ще ні"],
    ["Met veel steun", "مع دعم كثير", "З великою підтримкою"],
    ["Met wat steun", "مع بعض الدعم", "З деякою підтримкою"],
    ["Zelfstandig", "بشكل مستقل", "Самостійно"],
    ["Zin in werk", "الرغبة في العمل", "Бажання працювати"],
    [
        "Weet wat hij of zij wil en gaat ervoor.",
        "يعرف ما يريد ويسعى إليه.",
        "Знає, чого хоче, і йде до цього.",
    ],
    ["Komen en verwittigen", "الحضور والإخبار", "Приходити і попереджати"],
    [
        "Is er op de afgesproken uren, of laat iets weten.",
        "يحضر في الساعات المتفق عليها، أو يخبر.",
        "Приходить у домовлений час або повідомляє.",
    ],
    ["Een taak afwerken", "إنهاء مهمة", "Завершити завдання"],
    [
        "Begrijpt de uitleg, werkt af, vraagt hulp.",
        "يفهم الشرح، ينهي العمل، يطلب المساعدة.",
        "Розуміє пояснення, доводить до кінця, просить допомоги.",
    ],
    ["Tempo en volhouden", "السرعة والاستمرار", "Темп і витривалість"],
    [
        "Houdt de uren en het tempo vol.",
        "يستمر طوال الساعات وبالسرعة المطلوبة.",
        "Витримує години і темп.",
    ],
    ["Samenwerken", "التعاون", "Співпраця"],
    [
        "Met collega’s en met wie leiding geeft.",
        "مع الزملاء ومع المسؤول.",
        "З колегами і з керівником.",
    ],
    ["Taal op het werk", "اللغة في العمل", "Мова на роботі"],
    [
        "Verstaan, lezen en gelezen worden op de werkvloer.",
        "الفهم والقراءة وأن يفهمك الآخرون في مكان العمل.",
        "Розуміти, читати і бути зрозумілим на роботі.",
    ],
    ["Gezondheid op het werk", "الصحة في العمل", "Здоров’я на роботі"],
    ["Wat lichaam en hoofd aankunnen.", "ما يتحمله الجسم والعقل.", "Що витримують тіло і голова."],
    ["Geregeld rondom werk", "ما حول العمل منظم", "Облаштовано навколо роботи"],
    [
        "Vervoer, opvang en papieren zijn in orde.",
        "المواصلات ورعاية الأطفال والأوراق جاهزة.",
        "Транспорт, догляд за дітьми і папери в порядку.",
    ],
    ["Onthaal: wat is er gedaan (GBO)", "الاستقبال: ماذا تم (GBO)", "Прийом: що зроблено (GBO)"],
    [
        "Per leefgebied drie vinkjes: aan bod gekomen, actie ondernomen, concreet resultaat. Het zegt wat er gedaan is, niet hoe het met iemand gaat.",
        "في كل مجال ثلاث علامات: تم الحديث عنه، تم القيام بشيء، نتيجة ملموسة. هذا يقول ماذا تم، لا كيف حال الشخص.",
        "У кожній сфері три позначки: обговорено, щось зроблено, конкретний результат. Це каже, що зроблено, а не як людині живеться.",
    ],
    ["Aan bod gekomen", "تم الحديث عنه", "Обговорено"],
    ["Actie ondernomen", "تم القيام بشيء", "Щось зроблено"],
    ["Concreet resultaat", "نتيجة ملموسة", "Конкретний результат"],
    ["Financiën", "الأمور المالية", "Фінанси"],
    [
        "Geld, schulden, rechten en uitkeringen.",
        "المال والديون والحقوق والإعانات.",
        "Гроші, борги, права і допомоги.",
    ],
    ["Dagbesteding", "قضاء اليوم", "Чим зайнятий день"],
    ["Werk, opleiding, activiteiten.", "عمل، تدريب، أنشطة.", "Робота, навчання, заняття."],
    ["De woning en het wonen.", "المسكن والسكن.", "Житло і проживання."],
    ["Familiale relaties", "العلاقات العائلية", "Сімейні стосунки"],
    ["Partner, ouders, kinderen.", "الشريك، الوالدان، الأطفال.", "Партнер, батьки, діти."],
];
