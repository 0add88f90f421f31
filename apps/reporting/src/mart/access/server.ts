/** The server the statements are for. */
export interface MartServer {
  /** Where the tables of the product are. */
  readonly database: string;
  /** The product's own user: the views read its tables in its name, so that nobody else needs to. */
  readonly owner: string;
  /** The replicated cluster, on all servers of which everything is made; none is one server. */
  readonly cluster: string | undefined;
}
