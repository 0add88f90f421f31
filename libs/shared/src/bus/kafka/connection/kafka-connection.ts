import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, type ConnectionOptions } from 'node:tls';

export type SaslMechanism = 'plain' | 'scram-sha-256' | 'scram-sha-512';

/** Where the brokers are, and who we are to them. */
export interface KafkaConnection {
  /** `host:port` of some brokers; the others are learnt from them. */
  readonly brokers: readonly string[];
  /** How the brokers' logs and quotas name us. */
  readonly clientId: string;
  readonly ssl: boolean;
  readonly sasl?: { readonly mechanism: SaslMechanism; readonly username: string; readonly password: string };
}

export interface BrokerAddress {
  readonly host: string;
  readonly port: number;
  /** How to speak TLS with it; undefined for plain TCP. */
  readonly tls: ConnectionOptions | undefined;
}

/** Opens a connection to a broker. */
export type OpenSocket = (address: BrokerAddress, onConnect: () => void) => Socket;

const KEEP_ALIVE_MS = 60_000;

export const openSocketToBroker: OpenSocket = ({ host, port, tls }, onConnect) => {
  const socket = tls
    ? connectTls({ host, port, ...(isIP(host) ? {} : { servername: host }), ...tls }, onConnect)
    : connectTcp({ host, port }, onConnect);
  socket.setKeepAlive(true, KEEP_ALIVE_MS);
  return socket;
};
