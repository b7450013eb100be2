# The ccmctl worker of docker-compose.yml; any other command of ccmctl runs in it as well.
# NEVER BUILT in the place where it was written: there is no Docker engine there.

# Debian and not Alpine: the Temporal SDK's native part needs glibc.
FROM node:22-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app

# First what changes rarely, so that a change of the code does not install all packages again.
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund && npm cache clean --force

COPY bin ./bin
COPY plan ./plan
COPY platforms ./platforms
COPY config ./config
COPY workflows ./workflows
COPY activities ./activities
COPY worker ./worker
COPY lab ./lab
COPY cli ./cli
COPY tsconfig.json ./

# Uid 1000 of the image: the worker needs no rights, and writes to no file of its own.
USER node
ENTRYPOINT ["node", "bin/ccmctl.js"]
CMD ["worker"]
