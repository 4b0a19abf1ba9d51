#!/bin/sh
# make_venv.sh FOLDER: a virtual environment there, with the first Python on this machine that is 3.11 or newer.
# Where Debian has split venv from its Python, it is installed (as root) or named.
set -eu
folder=$1
python=
for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$name
        break
    fi
done
if [ -z "$python" ]; then
    echo "Hoptac needs Python 3.11 or newer; none is on PATH. Install one, or say where it is: make run PYTHON=/path/to/python3" >&2
    exit 1
fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q "$package"
    else
        echo "This Python comes without venv. Install it, then run make again: sudo apt-get install $package" >&2
        exit 1
    fi
fi
echo "Setting up $folder with $("$python" --version)"
"$python" -m venv "$folder"
