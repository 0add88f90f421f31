# One image for the three services and the migrate step; which one a container is, its command says.
ARG NODE=node:24.21.0-slim

FROM ${NODE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build

FROM ${NODE} AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Without the embedded stores: those are for one machine and come as optional packages. No package of a service has
# anything to run at its installation.
RUN npm ci --omit=dev --omit=optional --ignore-scripts

FROM ${NODE}
ENV NODE_ENV=production HOST=0.0.0.0
WORKDIR /app
# Volumes that are mounted here begin with this owner.
RUN mkdir -p /var/lib/manyhands/spool /var/lib/manyhands/keys /var/lib/manyhands/exports && chown -R node:node /var/lib/manyhands
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/package.json ./
COPY --from=build /app/dist/libs/domain dist/libs/domain
COPY --from=build /app/dist/libs/shared dist/libs/shared
COPY --from=build /app/dist/db dist/db
COPY --from=build /app/dist/apps/ingest dist/apps/ingest
COPY --from=build /app/dist/apps/attribution dist/apps/attribution
COPY --from=build /app/dist/apps/reporting dist/apps/reporting
USER node
# Whether the process turns, not whether its stores do: a container must not be replaced because Kafka is away.
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=3 \
  CMD ["node", "dist/libs/shared/src/health/ask-live.js"]
CMD ["node", "--enable-source-maps", "dist/apps/ingest/src/main.js"]
