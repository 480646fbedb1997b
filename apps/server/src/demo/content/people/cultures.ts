/** Where people of one language live and what they are called. */
export interface Culture {
  /** Share of all people, in relation to the other cultures. */
  weight: number;
  places: readonly Place[];
  /** Names in the script they are written in; where that is not Latin, followed by `=` and a Latin spelling. */
  women: readonly string[];
  men: readonly string[];
  families: readonly string[];
  /** Family names in use; women's form of one is written after a slash: `Nowicki/Nowicka`. */
  familyNames: 1 | 2;
}

export interface Place {
  language: string;
  country: string;
  timeZone: string;
  weight: number;
}

const place = (language: string, country: string, timeZone: string, weight: number): Place => ({
  language,
  country,
  timeZone,
  weight,
});

const names = (list: string): readonly string[] => list.split(/,\s*/);

/** Mostly Spanish and English, as the organisation's town would have it, and a few from everywhere. */
export const CULTURES: readonly Culture[] = [
  {
    weight: 36,
    places: [
      place('es', 'ES', 'Europe/Madrid', 60),
      place('es', 'ES', 'Atlantic/Canary', 3),
      place('es', 'MX', 'America/Mexico_City', 10),
      place('es', 'AR', 'America/Argentina/Buenos_Aires', 8),
      place('es', 'CO', 'America/Bogota', 6),
      place('es', 'CL', 'America/Santiago', 6),
      place('es', 'PE', 'America/Lima', 4),
      place('es', 'US', 'America/New_York', 3),
    ],
    women: names(
      'Lucía, Carmen, Sofía, Paula, Alba, Noelia, Covadonga, Xana, Inés, Elena, Marta, Nuria, Pilar, Rocío, Aitana, Valeria, Ximena, Camila, Julieta, Milagros, Begoña, Ainhoa, Candela, Jimena, Ángela, Belén, Irene, Mercedes, Olaya, Úrsula, María José, Ana Belén',
    ),
    men: names(
      'Mateo, Hugo, Pablo, Álvaro, Nel, Pelayo, Javier, Íñigo, Andrés, Diego, Joaquín, Tomás, Sergio, Rubén, Óscar, Iker, Gonzalo, Emiliano, Facundo, Thiago, Matías, Ramón, Ignacio, Adrián, Xuan, Raúl, Víctor, Jesús, Martín, Lautaro, José Luis, Juan Carlos',
    ),
    families: names(
      'García, Fernández, Álvarez, Menéndez, Suárez, Rodríguez, Iglesias, Castro, Núñez, Muñoz, Ibáñez, Cuervo, Noriega, Valdés, Peláez, Ordóñez, Quintana, Arango, Cabrera, Domínguez, Echeverría, Garrido, Herrera, Jiménez, Larrañaga, Montes, Navarro, Ortiz, Peña, Quiroga, Rojas, Salazar, Toledo, Urrutia, Vega, Zapata, de la Fuente, del Río, San Martín, Blanco',
    ),
    familyNames: 2,
  },
  {
    weight: 30,
    places: [
      place('en', 'GB', 'Europe/London', 34),
      place('en', 'IE', 'Europe/Dublin', 10),
      place('en', 'US', 'America/New_York', 18),
      place('en', 'US', 'America/Chicago', 9),
      place('en', 'US', 'America/Los_Angeles', 10),
      place('en', 'CA', 'America/Toronto', 8),
      place('en', 'AU', 'Australia/Sydney', 7),
      place('en', 'NZ', 'Pacific/Auckland', 4),
    ],
    women: names(
      'Alice, Grace, Hannah, Imogen, Niamh, Siobhán, Orla, Freya, Harriet, Beatrix, Maeve, Eleanor, Ruby, Nora, Joanna, Abigail, Clara, Phoebe, Rosalind, Tessa, Winifred, Zoë, Chloë, Audrey, Margot, Louisa, Priya, Keisha, Mei, Amara, Gwen, Ffion',
    ),
    men: names(
      "Oliver, Henry, Callum, Rhys, Finn, Declan, Oisín, Edmund, George, Isaac, Jasper, Owen, Theo, Samuel, Desmond, Walter, Wesley, Caleb, Marcus, Elliot, Rory, Angus, Bernard, Cormac, Dylan, Frederick, Kwame, Ravi, Jerome, Nathaniel, D'Arcy, Seán",
    ),
    families: names(
      "Abbott, Ashworth, Barlow, Bennett, Byrne, Campbell, Carter, Doyle, Ellison, Fairweather, Gallagher, Hargreaves, Hughes, Ingram, Jennings, Keane, Lockwood, MacLeod, Merriweather, Nolan, O'Brien, O'Sullivan, Okafor, Patel, Pemberton, Quigley, Radcliffe, Sinclair, Thornton, Underhill, Vaughan, Whitaker, Yates, St. John, Smith-Jones, Holloway, Penrose, Trelawney, Washington, Chen",
    ),
    familyNames: 1,
  },
  {
    weight: 6,
    places: [
      place('pt', 'PT', 'Europe/Lisbon', 50),
      place('pt-BR', 'BR', 'America/Sao_Paulo', 44),
      place('pt-BR', 'BR', 'America/Manaus', 6),
    ],
    women: names(
      'Beatriz, Inês, Mariana, Joana, Leonor, Conceição, Luísa, Teresa, Débora, Letícia, Rafaela, Antónia',
    ),
    men: names('João, Tiago, Rui, Gonçalo, Duarte, Vítor, Caetano, Luís, Otávio, Estêvão, Nuno, António'),
    families: names(
      'Gonçalves, Araújo, Magalhães, Simões, Brandão, Falcão, Guimarães, Nogueira, Teixeira, Assunção, Leitão, Figueiredo, Sá, Pires, dos Santos, da Conceição',
    ),
    familyNames: 1,
  },
  {
    weight: 5,
    places: [
      place('de', 'DE', 'Europe/Berlin', 72),
      place('de', 'AT', 'Europe/Vienna', 16),
      place('de-CH', 'CH', 'Europe/Zurich', 12),
    ],
    women: names(
      'Anneliese, Käthe, Jördis, Greta, Ursula, Friederike, Heike, Mareike, Lieselotte, Änne, Frauke, Bärbel',
    ),
    men: names('Jürgen, Götz, Matthias, Hannes, Sönke, Björn, Lorenz, Ulrich, Tilman, Jörg, Konrad, Anton'),
    families: names(
      'Müller, Schäfer, Weiß, Größmann, Köhler, Brückner, Hübner, Vogt, Lindqvist-Baum, von Stetten, Kröger, Zimmermann, Böttcher, Rößler, Engel, Strauß',
    ),
    familyNames: 1,
  },
  {
    weight: 4,
    places: [
      place('fr', 'FR', 'Europe/Paris', 70),
      place('fr', 'BE', 'Europe/Brussels', 15),
      place('fr-CA', 'CA', 'America/Montreal', 15),
    ],
    women: names('Élodie, Margaux, Anaïs, Océane, Hélène, Gaëlle, Capucine, Solène, Noémie, Françoise'),
    men: names('Étienne, Gaël, Loïc, Rémi, Benoît, Aurélien, Jérôme, Corentin, François, Yann'),
    families: names(
      'Lefèvre, Besnard, Le Goff, Désormeaux, Giraud, Pélissier, Châtelain, Dupré, Kervella, L’Hostis, Beaulieu, Tanguy',
    ),
    familyNames: 1,
  },
  {
    weight: 3,
    places: [place('it', 'IT', 'Europe/Rome', 90), place('it', 'CH', 'Europe/Zurich', 10)],
    women: names('Ginevra, Chiara, Fiammetta, Noemi, Ornella, Beatrice, Luciana, Serena, Mirella, Giada'),
    men: names('Niccolò, Davide, Ettore, Gianluca, Matteo, Salvatore, Raffaele, Tommaso, Corrado, Lapo'),
    families: names(
      "D'Angelo, Colombo, Esposito, Fontana, Galli, Moretti, Pellegrini, Sarti, Zanetti, De Luca, Bevilacqua, Cattò",
    ),
    familyNames: 1,
  },
  {
    weight: 2.5,
    places: [place('pl', 'PL', 'Europe/Warsaw', 100)],
    women: names('Małgorzata, Agnieszka, Zofia, Elżbieta, Bożena, Jadwiga, Łucja, Grażyna, Hanna'),
    men: names('Paweł, Łukasz, Stanisław, Wojciech, Tadeusz, Grzegorz, Michał, Zbigniew, Jędrzej'),
    families: names(
      'Nowicki/Nowicka, Wiśniewski/Wiśniewska, Dąbrowski/Dąbrowska, Kamiński/Kamińska, Zając, Wójcik, Gołąb, Źrebiec, Pawłowski/Pawłowska',
    ),
    familyNames: 1,
  },
  {
    weight: 2,
    places: [place('tr', 'TR', 'Europe/Istanbul', 100)],
    women: names('Ayşe, Gülşen, Işıl, Özlem, Şebnem, Nilüfer, Çiğdem, Zeynep'),
    men: names('Çağlar, Oğuz, Barış, İlker, Ömer, Süleyman, Yiğit, Uğur'),
    families: names('Yılmaz, Çelik, Öztürk, Şahin, Işık, Koç, Aydoğan, Güneş'),
    familyNames: 1,
  },
  {
    weight: 1.5,
    places: [place('sv', 'SE', 'Europe/Stockholm', 60), place('da', 'DK', 'Europe/Copenhagen', 40)],
    women: names('Åsa, Linnéa, Märta, Freja, Søs, Solveig, Astrid, Maj-Britt'),
    men: names('Göran, Håkan, Søren, Jørgen, Åke, Malte, Sixten, Anders'),
    families: names('Åkesson, Sjöberg, Öberg, Ægidius, Nørgaard, Lindgren, Rydahl, Bäckström'),
    familyNames: 1,
  },
  {
    weight: 1.5,
    places: [place('el', 'GR', 'Europe/Athens', 85), place('el', 'CY', 'Asia/Nicosia', 15)],
    women: names('Ελένη=Eleni, Κατερίνα=Katerina, Δήμητρα=Dimitra, Αγγελική=Angeliki, Σοφία=Sofia'),
    men: names('Γιώργος=Giorgos, Νίκος=Nikos, Ανδρέας=Andreas, Θανάσης=Thanasis, Στέλιος=Stelios'),
    families: names(
      'Παπαδόπουλος/Παπαδοπούλου=Papadopoulos, Βλάχος/Βλάχου=Vlachos, Γεωργίου=Georgiou, Οικονόμου=Oikonomou, Καραγιάννης/Καραγιάννη=Karagiannis',
    ),
    familyNames: 1,
  },
  {
    weight: 2.5,
    places: [place('uk', 'UA', 'Europe/Kyiv', 60), place('bg', 'BG', 'Europe/Sofia', 40)],
    women: names(
      'Оксана=Oksana, Олена=Olena, Юлія=Yuliia, Десислава=Desislava, Ганна=Hanna, Мирослава=Myroslava',
    ),
    men: names('Тарас=Taras, Богдан=Bohdan, Олексій=Oleksii, Георги=Georgi, Ярослав=Yaroslav, Стоян=Stoyan'),
    families: names(
      'Шевченко=Shevchenko, Коваленко=Kovalenko, Ткачук=Tkachuk, Бондар=Bondar, Лисенко=Lysenko, Мороз=Moroz, Иванов/Иванова=Ivanov',
    ),
    familyNames: 1,
  },
  {
    weight: 2.5,
    places: [
      place('ar', 'MA', 'Africa/Casablanca', 34),
      place('ar', 'EG', 'Africa/Cairo', 30),
      place('ar', 'AE', 'Asia/Dubai', 20),
      place('ar', 'LB', 'Asia/Beirut', 16),
    ],
    women: names('فاطمة=Fatima, ليلى=Layla, نور=Nour, زينب=Zaynab, ياسمين=Yasmin, هدى=Huda'),
    men: names('محمد=Mohamed, عبد الرحمن=Abdelrahman, يوسف=Youssef, خالد=Khaled, عمر=Omar, سامي=Sami'),
    families: names(
      'الخطيب=Alkhatib, بن علي=Benali, منصور=Mansour, حداد=Haddad, الفاسي=Elfassi, نصار=Nassar, العمري=Alomari',
    ),
    familyNames: 1,
  },
  {
    weight: 1,
    places: [place('he', 'IL', 'Asia/Jerusalem', 100)],
    women: names('נועה=Noa, תמר=Tamar, יעל=Yael, שירה=Shira'),
    men: names('איתן=Eitan, דוד=David, יונתן=Yonatan, אורי=Uri'),
    families: names('כהן=Cohen, לוי=Levi, מזרחי=Mizrahi, פרידמן=Friedman'),
    familyNames: 1,
  },
  {
    weight: 2.5,
    places: [
      place('zh-CN', 'CN', 'Asia/Shanghai', 50),
      place('zh-TW', 'TW', 'Asia/Taipei', 32),
      place('zh-HK', 'HK', 'Asia/Hong_Kong', 18),
    ],
    women: names('芳=Fang, 秀英=Xiuying, 雨晴=Yuqing, 静=Jing, 慧敏=Huimin, 美玲=Meiling'),
    men: names('伟=Wei, 建国=Jianguo, 浩然=Haoran, 志明=Zhiming, 磊=Lei, 子轩=Zixuan'),
    families: names('王=Wang, 李=Li, 欧阳=Ouyang, 陈=Chen, 林=Lin, 黄=Huang, 司马=Sima, 周=Zhou'),
    familyNames: 1,
  },
  {
    weight: 2,
    places: [place('ja', 'JP', 'Asia/Tokyo', 100)],
    women: names('さくら=Sakura, 陽子=Yoko, 美咲=Misaki, 葵=Aoi, エミリ=Emiri'),
    men: names('健太=Kenta, 翔=Sho, 大輔=Daisuke, 蓮=Ren, 一郎=Ichiro'),
    families: names('佐藤=Sato, 鈴木=Suzuki, 高橋=Takahashi, 小林=Kobayashi, 渡辺=Watanabe, 長谷川=Hasegawa'),
    familyNames: 1,
  },
  {
    weight: 1.5,
    places: [place('ko', 'KR', 'Asia/Seoul', 100)],
    women: names('서연=Seoyeon, 지우=Jiwoo, 하은=Haeun, 수빈=Subin'),
    men: names('민준=Minjun, 도윤=Doyun, 지훈=Jihun, 현우=Hyeonwoo'),
    families: names('김=Kim, 이=Lee, 박=Park, 최=Choi, 남궁=Namgung'),
    familyNames: 1,
  },
  {
    weight: 2,
    places: [place('hi', 'IN', 'Asia/Kolkata', 100)],
    women: names('अनन्या=Ananya, प्रिया=Priya, काव्या=Kavya, मीरा=Meera, सुनीता=Sunita'),
    men: names('आरव=Aarav, रोहन=Rohan, विक्रम=Vikram, अर्जुन=Arjun, संजय=Sanjay'),
    families: names('शर्मा=Sharma, गुप्ता=Gupta, अय्यर=Iyer, चौहान=Chauhan, मिश्रा=Mishra, देशपांडे=Deshpande'),
    familyNames: 1,
  },
  {
    weight: 1,
    places: [place('vi', 'VN', 'Asia/Ho_Chi_Minh', 100)],
    women: names('Thị Hồng, Ngọc Ánh, Phương Thảo, Bích'),
    men: names('Quốc Đạt, Văn Hùng, Đức, Minh Khôi'),
    families: names('Nguyễn, Trần, Lê, Phạm, Đặng'),
    familyNames: 1,
  },
];
