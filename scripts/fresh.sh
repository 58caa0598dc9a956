#!/bin/sh
# Runs `make demo` and `make test` on a fresh system: scripts/fresh.sh [--user] [--keep] SUITE
#
# SUITE is bookworm, trixie, noble or another that debootstrap knows. The system is a minimal
# one in target/fresh/SUITE with this checkout's last commit in it, and the commands are run
# as root, or with `--user` as a user with sudo. It is removed at the end unless `--keep` is
# given; then the next run goes on in it. Run it as root: it changes roots and mounts.
#
#   FRESH_MIRROR  where the packages come from; by default where this machine's do
#   FRESH_RUST    the folder of the Rust toolchain; by default the one on the PATH
#
# The toolchain is mounted, the settings of the caller for cargo, proxies and certificates
# are copied. What the commands print is in target/fresh/SUITE.log.
set -eu

usage() {
    sed -n '2,/^set/s/^# \{0,1\}//p' "$0"
    exit 2
}

# Mounts of a namespace of our own end with this script, however it ends.
if [ -z "${FRESH_ALONE:-}" ]; then
    if [ "$(id -u)" -ne 0 ]; then
        echo "fresh: run this as root" >&2
        exit 1
    fi
    FRESH_ALONE=1 exec unshare --mount --propagation private "$0" "$@"
fi

user=root
keep=false
suite=""
for argument in "$@"; do
    case "$argument" in
        --user) user=author ;;
        --keep) keep=true ;;
        -*) usage ;;
        *) suite="$argument" ;;
    esac
done
if [ -z "$suite" ]; then usage; fi

cd "$(dirname "$0")/.."
here="$PWD"
rust="${FRESH_RUST:-$(rustc --print sysroot)}"
root="$here/target/fresh/$suite"
log="$here/target/fresh/$suite.log"
scripts/packages.sh debootstrap git

# say WORDS: with the time since the start, in minutes.
start="$(date +%s)"
say() { echo "fresh: $(($(date +%s) - start)) s: $*" | tee -a "$log"; }

# inside USER COMMAND: runs it in the new system, with little of the caller's environment.
inside() {
    chroot "$root" su --login "$1" --command ". /etc/fresh && $2" >>"$log" 2>&1 </dev/null
}

make_root() {
    if [ -e "$root/etc/fresh" ]; then return; fi
    rm -rf --one-file-system "$root"
    # Each suite has a script, mostly a link to that of an earlier one. Suites that are newer
    # than debootstrap have none; Ubuntu's bring out a new one most often.
    scripts=/usr/share/debootstrap/scripts
    script="$(basename "$(readlink -f "$scripts/$suite")")"
    if [ ! -e "$scripts/$suite" ]; then script=gutsy; fi
    if [ "$script" = gutsy ]; then
        distribution=ubuntu components=main,universe
        # Debian has it in some releases only; without it debootstrap warns.
        scripts/packages.sh ubuntu-keyring 2>/dev/null || true
    else
        distribution=debian components=main
        scripts/packages.sh debian-archive-keyring
    fi
    mirror="${FRESH_MIRROR:-}"
    if [ -z "$mirror" ] && [ "$distribution" = "$(. /etc/os-release && echo "$ID")" ]; then
        mirror="$(apt-get indextargets --format '$(ORIGIN) $(REPO_URI)' 'Identifier: Packages' \
            | sed -n 's/^\(Debian\|Ubuntu\) //p' | head -n 1)"
    fi
    if [ -z "$mirror" ]; then
        echo "fresh: name a mirror of $suite in FRESH_MIRROR" >&2
        exit 1
    fi
    say "making a minimal $suite"
    debootstrap --variant=minbase --components="$components" \
        --include=ca-certificates,make,sudo "$suite" "$root" "$mirror" "$script" \
        >>"$log" 2>&1 || { tail -n 5 "$log"; exit 1; }
}

# What a person has done before the first `make`: installed Rust and fetched the sources.
prepare() {
    mount -t proc proc "$root/proc"
    mount --rbind /dev "$root/dev"
    mkdir -p "$root/opt/rust"
    mount --bind -o ro "$rust" "$root/opt/rust"
    cp /etc/resolv.conf /etc/hosts "$root/etc/"
    apt-config dump Acquire | grep -i '::proxy' > "$root/etc/apt/apt.conf.d/fresh" || true
    if [ "$user" != root ] && ! chroot "$root" id "$user" >/dev/null 2>&1; then
        chroot "$root" useradd --create-home --shell /bin/sh "$user"
        echo "$user ALL=(ALL) NOPASSWD: ALL" > "$root/etc/sudoers.d/$user"
    fi
    home="$root$(chroot "$root" su --login "$user" --command 'echo $HOME')"
    # A path that may lead through a mirror with a certificate of its own.
    certificates="${CARGO_HTTP_CAINFO:-${SSL_CERT_FILE:-/etc/ssl/certs/ca-certificates.crt}}"
    if [ -e "$certificates" ]; then cp "$certificates" "$root/opt/certificates.crt"; fi
    {
        echo 'export PATH=/opt/rust/bin:/usr/sbin:/usr/bin:/sbin:/bin CI=true'
        if [ -e "$certificates" ]; then echo 'export CARGO_HTTP_CAINFO=/opt/certificates.crt'; fi
        for name in http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY ALL_PROXY \
            CARGO_HTTP_PROXY CARGO_HTTP_MULTIPLEXING CARGO_NET_RETRY; do
            value="$(printenv "$name" || true)"
            if [ -n "$value" ]; then echo "export $name='$value'"; fi
        done
    } > "$root/etc/fresh"
    mkdir -p "$home/.cargo"
    for file in config config.toml; do
        if [ -e "${CARGO_HOME:-$HOME/.cargo}/$file" ]; then
            cp "${CARGO_HOME:-$HOME/.cargo}/$file" "$home/.cargo/"
        fi
    done
    if [ ! -e "$home/cvtex" ]; then git clone --quiet "$here" "$home/cvtex"; fi
    git -C "$home/cvtex" -c safe.directory='*' fetch --quiet "$here" HEAD
    git -C "$home/cvtex" -c safe.directory='*' checkout --quiet --detach FETCH_HEAD
    chroot "$root" chown -R "$user:" "${home#"$root"}"
}

# run COMMAND: runs it in the checkout and says how long it took.
run() {
    before="$(date +%s)"
    if inside "$user" "cd cvtex && $1"; then came=passed; else came=FAILED failed=true; fi
    say "$1 as $user: $came after $(($(date +%s) - before)) s"
}

mkdir -p "$here/target/fresh"
: > "$log"
failed=false
make_root
prepare
run "make demo"
inside "$user" "cp cvtex/target/release/cvtex demo"
run "make test"
if ! inside "$user" "cmp cvtex/target/release/cvtex demo"; then
    say "make test left another program than make demo"
    failed=true
fi
grep '^test result' "$log" | awk -v FS='[ ;]+' '{ passed += $4; failed += $6 }
    END { print "tests: " passed " passed, " failed " failed" }'
grep -E '^test .* FAILED$|NOT TRIED' "$log" || true
say "$(du -xsh "$root" | cut -f 1) of disk, $(du -sh "$home/cvtex/target" | cut -f 1) in target/"
if ! $keep; then
    umount --recursive "$root/dev" "$root/proc" "$root/opt/rust"
    rm -rf --one-file-system "$root"
fi
if $failed; then
    tail -n 30 "$log"
    exit 1
fi
