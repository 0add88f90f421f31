export interface KafkaListeners {
  readonly port: number;
  readonly controllerPort: number;
  /** A second listener, whose clients are told to come back by another address: that of a link in front of it. */
  readonly advertised?: { readonly port: number; readonly address: string } | undefined;
}

/** `server.properties` of a single KRaft node: broker and controller in one, on loopback only. */
export function kafkaProperties(
  listeners: KafkaListeners,
  logDir: string,
  extra: Readonly<Record<string, string>>,
): string {
  const { port, controllerPort, advertised } = listeners;
  const direct = `DIRECT://127.0.0.1:${String(port)}`;
  const controller = `127.0.0.1:${String(controllerPort)}`;
  const linked = advertised && `LINKED://127.0.0.1:${String(advertised.port)}`;
  const properties: Record<string, string> = {
    'process.roles': 'broker,controller',
    'node.id': '1',
    'controller.quorum.voters': `1@${controller}`,
    listeners: [direct, `CONTROLLER://${controller}`, linked].filter(Boolean).join(','),
    'advertised.listeners': [direct, advertised && `LINKED://${advertised.address}`]
      .filter(Boolean)
      .join(','),
    'listener.security.protocol.map': 'DIRECT:PLAINTEXT,LINKED:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'inter.broker.listener.name': 'DIRECT',
    'controller.listener.names': 'CONTROLLER',
    'log.dirs': logDir,
    'auto.create.topics.enable': 'false',
    'offsets.topic.replication.factor': '1',
    'offsets.topic.num.partitions': '4',
    'transaction.state.log.replication.factor': '1',
    'transaction.state.log.min.isr': '1',
    'transaction.state.log.num.partitions': '4',
    'group.initial.rebalance.delay.ms': '0',
    'group.min.session.timeout.ms': '500',
    // A node that was killed is known as alive for a session, and may not come back as itself before that has passed.
    'broker.session.timeout.ms': '2000',
    'broker.heartbeat.interval.ms': '400',
    'num.network.threads': '2',
    'num.io.threads': '4',
    ...extra,
  };
  return Object.entries(properties)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
