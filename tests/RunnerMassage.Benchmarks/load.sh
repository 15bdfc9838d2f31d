#!/usr/bin/env bash
# Publishes the app and puts it under load over HTTP: start, search page, bookings on SQLite and PostgreSQL. Stops by itself.
# Options go through, such as `--parts search --searches 5000 --seconds 10`; docs/performance.md says what the figures mean.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

folder=$(mktemp -d "${TMPDIR:-/tmp}/runner-massage-load-XXXXXX")
trap 'rm -rf "$folder"' EXIT
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 RUNNERMASSAGE_PUBLISHED=$folder/web

dotnet publish src/RunnerMassage.Web -c Release -o "$RUNNERMASSAGE_PUBLISHED" -v quiet
dotnet build tests/RunnerMassage.Benchmarks -c Release -v quiet
timeout --kill-after=30s 15m dotnet run -c Release --no-build --project tests/RunnerMassage.Benchmarks -- load "$@"
