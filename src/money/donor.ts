/** SQL of the code of three letters of the country that a participant is or is based in: `id` is SQL of its id. */
export const countryOf = (id: string): string => `
  SELECT c.alpha3 FROM participant p JOIN country c ON c.id IN (p.id, p.country_id) WHERE p.id = ${id}`;

/** The same of whoever is named first among those who give a financing. */
export const giverOf = (id: string): string => `
  SELECT (${countryOf('g.participant_id')}) FROM participation g
  WHERE g.node_id = ${id} AND g.role = 'FUNDER' ORDER BY g.position, g.id LIMIT 1`;
