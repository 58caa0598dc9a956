# What the scripts that call apt share: they read it with `.`.

# need_root COMMAND: ends the script where neither root nor sudo can run the command.
need_root() {
    if [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null; then return; fi
    echo "this needs root, and there is no sudo here; run as root, then try again:" >&2
    echo "    $1" >&2
    exit 1
}

# quiet_apt ARGUMENTS...: apt-get as root. It asks nothing, and is only heard when it fails.
quiet_apt() {
    as_root=""
    if [ "$(id -u)" -ne 0 ]; then as_root=sudo; fi
    log="$(mktemp)"
    # sudo drops variables, so `env` sets this one behind it. On a system that has just
    # started, its own updates hold apt's lock for a while.
    if ! $as_root env DEBIAN_FRONTEND=noninteractive apt-get --quiet=2 --yes \
        -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 "$@" >"$log" 2>&1 </dev/null
    then
        cat "$log" >&2
        rm "$log"
        return 1
    fi
    rm "$log"
}
