/** The relations of the model that lead from a node to a node, or to what belongs to one, and are no edges; and why. */
export const NO_EDGES: Readonly<Record<string, string>> = {
  'Label.node': 'A name belongs to its node alone.',
  'Identifier.node': 'A key belongs to its node. Two nodes of one key are joined by other edges.',
  'SearchText.node': 'A text by which a node is found belongs to it alone.',
  'SearchNode.node': 'The words of its texts belong to it alone.',
  'ContestedProperty.node': 'A disagreement is on a property of one node.',
  'Claim.contestedProperty': 'A disagreement is no node.',
  'Claim.contestedValue': 'A disagreement is no node.',
  'ContestedValue.contestedProperty': 'A disagreement is no node.',
  'Claim.valueNode':
    'What a claim names as the value of a property is an edge where it is the value: in the record itself. A claim that was not preferred joins nothing.',
  'ExchangeRate.source': 'A rate is no node.',
  'Deflator.country': 'A deflator is no node.',
  'Deflator.source': 'A deflator is no node.',
};

/** The nouns that are edges themselves, and no nodes between two others: who builds a port is one step from it. */
export const EDGE_NOUNS = ['PARTICIPATION', 'MEMBERSHIP'] as const;
