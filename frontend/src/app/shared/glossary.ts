/** The method's words, behind the plain words of the screens. The key is the word that people of the field say. */
export const GLOSSARY = {
  cohorte: 'Des territoires accompagnés ensemble\u00a0: la «\u00a0cohorte\u00a0».',
  délégation: 'Les personnes qui suivent le parcours ensemble\u00a0: la «\u00a0délégation\u00a0».',
  quartet:
    'Les «\u00a04 Fantastiques\u00a0»\u00a0: élus, agents, acteurs locaux, État. Acteurs locaux\u00a0: entreprises, associations, collectifs.',
  'acteurs locaux':
    'Entreprises, associations, collectifs\u00a0: ceux qui font vivre le territoire sans y être élus ni employés.',
  'personne pressentie': 'Quelqu’un est envisagé, pas encore d’accord.',
  exécutif: 'La personne qui dirige la collectivité («\u00a0numéro\u00a01\u00a0»).',
  'tronc commun': 'Ce que tous les territoires suivent ensemble\u00a0: le «\u00a0tronc commun\u00a0».',
  émargement: 'Sert de justificatif aux financeurs\u00a0: l’«\u00a0émargement\u00a0».',
  'entre pairs': 'Dit entre pairs\u202f; vous choisissez ce qui est partagé.',
  consentement: 'Vous pouvez changer d’avis\u202f; ce qui est déjà publié vous sera indiqué.',
  'diagnostic sensible':
    'Une étude faite d’entretiens confidentiels\u00a0: comment un territoire porte et pilote sa transition. C’est le «\u00a0diagnostic sensible\u00a0».',
  surligner: 'Relever un passage, dire son thème et sa nature («\u00a0coder\u00a0»).',
  'qui parle de quoi': 'Thèmes et types d’acteurs, visible de l’équipe seule.',
  constat: 'Ce que nous retenons du diagnostic («\u00a0constats\u00a0»).',
  recommandation: 'Ce que nous proposons («\u00a0recommandations\u00a0» du diagnostic).',
  'pré-restitution': 'Ce que nous retenons, dit d’abord au maire ou à la présidente\u00a0: la «\u00a0pré-restitution\u00a0».',
  restitution: 'Ce que nous retenons, partagé avec toutes les personnes rencontrées.',
  notes: 'Notes d’intention, de cadrage, de faisabilité. Relire n’est pas valider\u00a0: le projet est le vôtre.',
  'jours d’appui': 'Temps de l’allié·e prévu pour votre territoire, huit jours en général.',
  étoile: 'La vision qui donne envie («\u00a0étoile\u00a0»).',
  'caillou blanc': 'Une petite victoire concrète en chemin («\u00a0caillou blanc\u00a0»).',
  'caillou dans la chaussure': 'Ce qui empêche de changer d’échelle («\u00a0caillou dans la chaussure\u00a0»).',
  effet: 'Un changement vu sur le territoire. Une phrase suffit, on précisera ensuite.',
  'point de vue': 'Relu et accepté par la personne avant publication.',
  'allié·e': 'Une personne ou une organisation du réseau qui travaille pour un territoire.',
  'à vérifier': 'On ignore si l’e-mail est arrivé.',
  fondamentaux: 'Engagement, coopération, approche systémique, évaluation\u00a0: les «\u00a04 fondamentaux\u00a0».',
} as const satisfies Record<string, string>;

/** A word that the glossary explains. */
export type GlossaryWord = keyof typeof GLOSSARY;
