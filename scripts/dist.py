#!/usr/bin/env python3
"""Packs a program for others: an archive, a Debian package, an image, a list of parts, sums.

Usage: scripts/dist.py PROGRAM FOLDER [LEVEL]

The same program gives the same bytes: all files have the date of SOURCE_DATE_EPOCH, or else of the
last commit, and stand in the order of their names. `make dist` builds the program and calls this.
LEVEL is how hard the files are packed, from 1 to 9.
"""

import gzip
import hashlib
import io
import json
import os
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile

HERE = pathlib.Path(__file__).resolve().parent.parent
SHELLS = {
    "bash": "share/bash-completion/completions/cvtex",
    "zsh": "share/zsh/vendor-completions/_cvtex",
    "fish": "share/fish/vendor_completions.d/cvtex.fish",
}
LEVEL = int(sys.argv[3]) if len(sys.argv) > 3 else 9
# Of the compiled program, which has parts of xdvipdfmx in it.
LICENSE = "GPL-3.0-or-later"
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}


def main():
    program, out = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    version = output(program, "--version").split()[1].decode()
    machine = machine_of(program)
    files = installed(program)
    name = f"cvtex-{version}-{machine}-linux"
    made = [
        archive(out / f"{name}.tar.gz", {f"{name}/{path}": file for path, file in files.items()}),
        debian(out, version, ARCHITECTURES[machine], program, files),
        image(out / f"{name}.oci.tar", version, ARCHITECTURES[machine], program),
        parts(out / f"{name}.cdx.json", version, machine),
    ]
    sums = "".join(f"{digest(path.read_bytes())}  {path.name}\n" for path in sorted(made))
    (out / "SHA256SUMS").write_text(sums)
    print(sums, end="")


def installed(program):
    """What is installed: paths below /usr, with mode and bytes."""
    files = {"bin/cvtex": (0o755, program.read_bytes())}
    for shell, path in SHELLS.items():
        files[path] = 0o644, output(program, "completions", shell)
    files["share/man/man1/cvtex.1"] = 0o644, output(program, "man")
    files["share/doc/cvtex/copyright"] = 0o644, output(program, "licenses")
    for name in ("LICENSE-APACHE", "LICENSE-MIT", "CHANGELOG.md"):
        files[f"share/doc/cvtex/{name}"] = 0o644, (HERE / name).read_bytes()
    return files


def archive(path, files):
    path.write_bytes(gzip.compress(tar(files), LEVEL, mtime=0))
    return path


def debian(out, version, architecture, program, files):
    """A package that needs nothing but the C library that the program was linked with."""
    path = out / f"cvtex_{version}_{architecture}.deb"
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, (mode, content) in files.items():
            if name.endswith("/cvtex.1"):
                name, content = f"{name}.gz", gzip.compress(content, mtime=0)
            file = root / "usr" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            file.chmod(mode)
        size = sum(len(content) for _, content in files.values()) // 1024
        (root / "DEBIAN").mkdir()
        (root / "DEBIAN/control").write_text(
            f"Package: cvtex\nVersion: {version}\nArchitecture: {architecture}\n"
            "Maintainer: The cvtex developers <cvtex@localhost>\n"
            f"Installed-Size: {size}\nDepends: {depends(program)}\n"
            "Section: text\nPriority: optional\n"
            "Description: CV compiler\n"
            " Makes a typeset PDF of a CV in YAML, or a web page, a Word file, Markdown, text\n"
            " and data. TeX and its fonts are part of the program.\n"
            " .\n"
            f" License: {LICENSE}; the sources are MIT or Apache-2.0.\n"
        )
        for file in [root, *root.rglob("*")]:
            if file.is_dir():
                file.chmod(0o755)
            os.utime(file, (date(), date()))
        run("dpkg-deb", "--root-owner-group", "-Zxz", f"-z{LEVEL}", "--build", root, path)
    return path


def depends(program):
    """The packages of the libraries that the program needs; all of them are in every system."""
    needed = set(re.findall(r"NEEDED\s+(\S+)", output("objdump", "-p", program).decode()))
    of_library = {"libgcc_s.so.1": "libgcc-s1", "libstdc++.so.6": "libstdc++6"}
    of_c = {"libc.so.6", "libm.so.6", "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1"}
    unknown = needed - of_c - of_library.keys()
    if unknown:
        sys.exit(f"dist: the program needs {', '.join(sorted(unknown))}; run scripts/native.sh")
    versions = re.findall(rb"GLIBC_([0-9.]+)", output("objdump", "-T", program))
    least = max(tuple(map(int, version.split(b"."))) for version in versions)
    own = [f"libc6 (>= {'.'.join(map(str, least))})"]
    return ", ".join(own + sorted(of_library[name] for name in needed & of_library.keys()))


def image(path, version, architecture, program):
    """An OCI image of the program and the libraries that it is linked with, and nothing else."""
    files = {"usr/bin/cvtex": (0o755, program.read_bytes())}
    for library in re.findall(rb"(/\S+) \(0x", output("ldd", program)):
        library = library.decode()
        files[library.lstrip("/")] = 0o755, pathlib.Path(library).read_bytes()
    layer = tar(files)
    packed = gzip.compress(layer, LEVEL, mtime=0)
    config = {
        "architecture": architecture,
        "os": "linux",
        "config": {
            "Entrypoint": ["/usr/bin/cvtex"],
            "WorkingDir": "/work",
            "Labels": {"org.opencontainers.image.licenses": LICENSE},
        },
        "rootfs": {"type": "layers", "diff_ids": [f"sha256:{digest(layer)}"]},
    }
    blobs = {}

    def blob(kind, content):
        content = content if isinstance(content, bytes) else json.dumps(content).encode()
        blobs[f"blobs/sha256/{digest(content)}"] = 0o644, content
        return {
            "mediaType": f"application/vnd.oci.image.{kind}",
            "digest": f"sha256:{digest(content)}",
            "size": len(content),
        }

    manifest = {
        "schemaVersion": 2,
        "mediaType": "application/vnd.oci.image.manifest.v1+json",
        "config": blob("config.v1+json", config),
        "layers": [blob("layer.v1.tar+gzip", packed)],
    }
    named = blob("manifest.v1+json", manifest)
    named["annotations"] = {"org.opencontainers.image.ref.name": version}
    index = {"schemaVersion": 2, "manifests": [named]}
    layout = {
        "oci-layout": (0o644, b'{"imageLayoutVersion": "1.0.0"}'),
        "index.json": (0o644, json.dumps(index).encode()),
    }
    path.write_bytes(tar(layout | blobs))
    return path


def parts(path, version, machine):
    """The crates in the program, as CycloneDX."""
    metadata = json.loads(
        output("cargo", "metadata", "--locked", "--offline", "--format-version", "1",
               "--filter-platform", f"{machine}-unknown-linux-gnu",
               "--manifest-path", HERE / "Cargo.toml")  # fmt: skip
    )
    packages = {package["id"]: package for package in metadata["packages"]}
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
    root = metadata["resolve"]["root"]
    known, todo = {root}, [root]
    while todo:
        for dependency in nodes[todo.pop()]["deps"]:
            is_used = any(kind["kind"] != "dev" for kind in dependency["dep_kinds"])
            if is_used and dependency["pkg"] not in known:
                known.add(dependency["pkg"])
                todo.append(dependency["pkg"])
    components = []
    for package in sorted(known - {root}, key=lambda one: packages[one]["name"] + one):
        package = packages[package]
        component = {
            "type": "library",
            "name": package["name"],
            "version": package["version"],
            "purl": f"pkg:cargo/{package['name']}@{package['version']}",
        }
        if package["license"]:
            component["licenses"] = [{"expression": package["license"].replace("/", " OR ")}]
        components.append(component)
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "name": "cvtex",
                "version": version,
                "licenses": [{"expression": LICENSE}],
            }
        },
        "components": components,
    }
    path.write_text(json.dumps(bill, indent=1) + "\n")
    return path


def tar(files):
    """An archive of files by their paths, with mode and bytes, and of the folders that they need."""
    packed = io.BytesIO()
    folders = {str(folder) for path in files for folder in pathlib.PurePath(path).parents} - {"."}
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for path in sorted(folders | files.keys()):
            entry = tarfile.TarInfo(path)
            entry.mtime = date()
            if path in files:
                entry.mode, content = files[path]
                entry.size = len(content)
                archive.addfile(entry, io.BytesIO(content))
            else:
                entry.type, entry.mode = tarfile.DIRTYPE, 0o755
                archive.addfile(entry)
    return packed.getvalue()


def machine_of(program):
    """The processor that an ELF file is for."""
    number = int.from_bytes(program.read_bytes()[18:20], "little")
    return {62: "x86_64", 183: "aarch64"}[number]


def date():
    given = os.environ.get("SOURCE_DATE_EPOCH")
    return int(given or output("git", "-C", HERE, "log", "-1", "--format=%ct"))


def digest(content):
    return hashlib.sha256(content).hexdigest()


def output(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout


def run(*command):
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(date())}
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, env=environment)


main()
