import { graphql } from '../../graphql/graphql.js';

/** The startups the viewer belongs to. */
export const myStartupsDocument = graphql(`
  query MyStartups {
    myStartups {
      id
      name
    }
  }
`);
