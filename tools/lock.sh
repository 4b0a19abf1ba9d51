#!/bin/sh
# lock.sh UV: write requirements/*.txt anew, with the hashes of every platform's files and no address of any index.
# runtime.txt comes from pyproject.toml, the others from the .in file beside them. A newer release: lock.sh UV --upgrade.
set -eu
uv=$1
shift
cd "$(dirname "$0")/.."
pin() {
    source=$1
    name=$2
    shift 2
    "$uv" pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
        --no-emit-find-links --custom-compile-command "make requirements" "$source" -o "requirements/$name.txt" "$@"
}
pin requirements/build.in build "$@"
pin pyproject.toml runtime "$@"
pin requirements/dev.in dev -c requirements/runtime.txt -c requirements/build.txt "$@"
pin requirements/bench.in bench -c requirements/runtime.txt "$@"
pin requirements/fit.in fit -c requirements/runtime.txt "$@"
pin requirements/lock.in lock "$@"
