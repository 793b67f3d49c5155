import type { Random } from './random';

/** Invented places: no name of the real data set is among them. */
const HEADS = ['bor', 'cal', 'dor', 'fen', 'gal', 'hul', 'jar', 'kel', 'lum', 'mar', 'nor', 'ost'];
const MIDDLES = [
  'a',
  'ande',
  'avi',
  'ero',
  'ima',
  'ola',
  'oru',
  'una',
  'ivo',
  'eta',
  'iqui',
  'anco',
];
const TAILS = [
  'bay',
  'dale',
  'grad',
  'lund',
  'mira',
  'nova',
  'polis',
  'ria',
  'ston',
  'tal',
  'vento',
  'zul',
];
const ENDS = ['', '', 'na', 'ro', 'li', 'tà', 'sé', 'ño'];

/** How many different places there are. */
export const PLACES = HEADS.length * MIDDLES.length * TAILS.length * ENDS.length;

/** Place `index` of all invented ones: each is another word, and neighbours do not look alike. */
export function placeName(index: number): string {
  let rest = (index * 5449) % PLACES; // 5449 and the number of places have no common divisor
  const word = [HEADS, MIDDLES, TAILS, ENDS]
    .map((list) => {
      const part = list[rest % list.length] ?? '';
      rest = Math.floor(rest / list.length);
      return part;
    })
    .join('');
  return word.charAt(0).toUpperCase() + word.slice(1);
}

interface Thing {
  readonly en: string;
  readonly es: string;
  readonly zh: string;
  /** The sectors it belongs to. */
  readonly sectors: readonly number[];
}

/** What is built and done. */
export const THINGS: readonly Thing[] = [
  { en: 'hydropower plant', es: 'central hidroeléctrica', zh: '水电站', sectors: [0, 1] },
  { en: 'solar park', es: 'parque solar', zh: '太阳能园区', sectors: [0, 2] },
  { en: 'wind farm', es: 'parque eólico', zh: '风电场', sectors: [0, 3] },
  { en: 'transmission line', es: 'línea de transmisión', zh: '输电线路', sectors: [0, 4] },
  { en: 'container port', es: 'puerto de contenedores', zh: '集装箱港口', sectors: [5, 6] },
  { en: 'railway line', es: 'línea ferroviaria', zh: '铁路线', sectors: [5, 7] },
  { en: 'ring road', es: 'circunvalación', zh: '环城公路', sectors: [5, 8] },
  { en: 'metro extension', es: 'extensión del metro', zh: '地铁延伸线', sectors: [5, 9] },
  { en: 'airport terminal', es: 'terminal aeroportuaria', zh: '机场航站楼', sectors: [5, 10] },
  { en: 'bridge over the river', es: 'puente sobre el río', zh: '跨河大桥', sectors: [5, 8] },
  { en: 'water supply scheme', es: 'sistema de agua potable', zh: '供水工程', sectors: [11, 12] },
  { en: 'irrigation canal', es: 'canal de riego', zh: '灌溉渠', sectors: [13, 11] },
  { en: 'teaching hospital', es: 'hospital universitario', zh: '教学医院', sectors: [14, 15] },
  { en: 'vaccine laboratory', es: 'laboratorio de vacunas', zh: '疫苗实验室', sectors: [14, 16] },
  {
    en: 'vocational training centre',
    es: 'centro de formación',
    zh: '职业培训中心',
    sectors: [17, 18],
  },
  { en: 'scholarship scheme', es: 'programa de becas', zh: '奖学金计划', sectors: [17, 19] },
  { en: 'satellite ground station', es: 'estación terrena', zh: '卫星地面站', sectors: [20, 21] },
  { en: 'fibre backbone', es: 'red troncal de fibra', zh: '光纤骨干网', sectors: [20, 22] },
  { en: 'data centre', es: 'centro de datos', zh: '数据中心', sectors: [20, 23] },
  {
    en: 'copper mine expansion',
    es: 'ampliación de mina de cobre',
    zh: '铜矿扩建',
    sectors: [24, 25],
  },
  { en: 'lithium refinery', es: 'refinería de litio', zh: '锂精炼厂', sectors: [24, 26] },
  { en: 'soybean terminal', es: 'terminal de soja', zh: '大豆码头', sectors: [13, 6] },
  { en: 'fisheries agreement zone', es: 'zona de pesca', zh: '渔业区', sectors: [13, 27] },
  { en: 'industrial park', es: 'parque industrial', zh: '工业园区', sectors: [28, 29] },
  {
    en: 'flood warning system',
    es: 'alerta de inundaciones',
    zh: '洪水预警系统',
    sectors: [30, 31],
  },
  { en: 'reforestation belt', es: 'cinturón de reforestación', zh: '造林带', sectors: [30, 32] },
];

const DEEDS: readonly (readonly [en: string, es: string])[] = [
  ['Construction of the', 'Construcción de'],
  ['Expansion of the', 'Ampliación de'],
  ['Rehabilitation of the', 'Rehabilitación de'],
  ['Feasibility study for the', 'Estudio de viabilidad de'],
  ['Supply of equipment to the', 'Suministro de equipos para'],
  ['Modernisation of the', 'Modernización de'],
];

export interface Undertaking {
  readonly place: string;
  readonly thing: Thing;
  readonly en: string;
  readonly es: string;
  readonly zh: string;
}

/** "Expansion of the Bornavento solar park, phase 2" */
export function undertaking(random: Random): Undertaking {
  const place = placeName(random.zipf(PLACES));
  const thing = random.pick(THINGS);
  const [en, es] = random.pick(DEEDS);
  const phase = random.chance(0.3) ? random.between(1, 4) : null;
  return {
    place,
    thing,
    en: `${en} ${place} ${thing.en}${phase === null ? '' : `, phase ${phase}`}`,
    es: `${es} ${thing.es} ${place}${phase === null ? '' : `, fase ${phase}`}`,
    zh: `${place}${thing.zh}${phase === null ? '' : `第${phase}期`}`,
  };
}

const SENTENCES = [
  'The works were agreed by both governments and are to be carried out in stages.',
  'Local contractors take part; the equipment comes from abroad.',
  'The parties expect it to create jobs in the province and to lower the cost of transport.',
  'An environmental assessment was published before the works began.',
  'The loan covers eighty-five per cent of the contract; the rest is paid out of the national budget.',
  'A joint committee meets twice a year to follow the progress.',
  'Reports differ on when the first stage was handed over.',
  'It continues a promise that an earlier summit had made without naming a sum.',
];

/** One to three sentences about an undertaking. */
export function prose(random: Random, about: string): string {
  const count = random.between(1, 3);
  const told = Array.from({ length: count }, () => random.pick(SENTENCES));
  return [`${about}.`, ...told].join(' ');
}

export function slugOf(name: string, index: number): string {
  const words = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return `${words.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '')}-${index}`;
}

/** A date between two years, as precise as such dates are: mostly a day, sometimes a month or a year. */
export function partialDate(random: Random, from: number, to: number): string {
  const [year, month, day] = [
    random.between(from, to),
    random.between(1, 12),
    random.between(1, 28),
  ];
  const precision = random.unit();
  if (precision < 0.1) return String(year);
  return precision < 0.25 ? `${year}-${two(month)}` : `${year}-${two(month)}-${two(day)}`;
}

export const two = (value: number): string => String(value).padStart(2, '0');
