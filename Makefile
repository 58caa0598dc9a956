# What one types: `make demo`, `make test`. Each installs what is missing, once.

LIBRARIES = pkg-config g++ libicu-dev libfreetype-dev libfontconfig-dev libgraphite2-dev \
	libpng-dev zlib1g-dev libbrotli-dev
XELATEX = texlive-xetex texlive-latex-recommended lmodern fonts-linuxlibertine fonts-dejavu-core
TEST_TOOLS = curl git poppler-utils qpdf mupdf-tools python3-pdfminer strace ninja-build patch pre-commit \
	fonts-wqy-zenhei fonts-hosny-amiri culmus fonts-lohit-deva $(XELATEX)
BENCH_TOOLS = python3 python3-venv $(XELATEX)
CVTEX = target/release/cvtex

DIR ?= ../shared/bib
.PHONY: help setup build demo test lint fuzz bench bib corpus samples compare-bib web data word pictures picture site gallery dist dist-check dist-src install clean

help: ## Say what there is
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

setup: ## Install the libraries and fetch the TeX files
	@scripts/before.sh
	@scripts/packages.sh $(LIBRARIES)
	@scripts/native.sh
	@scripts/engine.sh
	@scripts/tex.sh

build: setup
	cargo build --release --locked

demo: build ## Render the example CV
	@mkdir -p target/demo
	@$(CVTEX) render examples/researcher.yaml -o target/demo/researcher.pdf
	@echo "the PDF is $(CURDIR)/target/demo/researcher.pdf"

test: setup ## Run every test
	@scripts/packages.sh $(TEST_TOOLS) python3-venv
	@scripts/checkers.sh
	cargo test --release --locked --no-fail-fast

# Advisories are not among the checks, since they are fetched: `cargo deny check advisories`.
lint: setup ## Check the form of the code and the licences of what it uses
	cargo fmt --check
	cargo clippy --release --locked --all-targets -- --deny warnings
	@if command -v cargo-deny >/dev/null; then cargo deny --log-level error check bans licenses sources; \
	else echo "lint: cargo-deny is not installed; the licences are not checked"; fi

fuzz: setup ## Read a million files with strange values
	CVTEX_FUZZ_CASES=1000000 nice -n 15 cargo test --release --locked --test it fuzz::

bench: build ## Time cvtex beside other programs
	@scripts/packages.sh $(BENCH_TOOLS)
	@scripts/peers.sh
	@scripts/bench.sh
	cargo bench --locked

bib: build ## Read every .bib file of a folder: make bib DIR=…
	@scripts/packages.sh poppler-utils
	@scripts/bib.py $(DIR) $(NAMES)

corpus: build ## Fetch .bib files of other people, and read them
	@scripts/packages.sh poppler-utils python3-pip
	@scripts/corpus.sh
	@scripts/bib.py --folders target/corpus

samples: build ## Convert the CVs that other programs publish with their packages
	@scripts/packages.sh python3-pip unzip npm
	@scripts/samples.sh

compare-bib: setup ## Compare what cvtex, biber and pybtex read: make compare-bib DIR=…
	@scripts/packages.sh biber python3-venv
	cargo build --release --locked --example bib-names
	@python3 -m venv target/compare
	@target/compare/bin/pip install --quiet pybtex==0.26.1
	@scripts/compare-bib.py $(DIR)

web: build ## Open a web page of every example and theme in a browser: make web NAME=…
	@scripts/packages.sh chromium npm poppler-utils
	@scripts/web.sh $(NAME)

word: build ## Read Word files of every example and theme with other programs: make word NAME=…
	@scripts/packages.sh libreoffice-writer-nogui libreoffice-math-nogui pandoc python3-venv poppler-utils
	@scripts/word.sh $(NAME)

pictures: build ## Compare pictures of pages with those that Poppler draws
	@scripts/packages.sh poppler-utils python3-venv
	@test -x target/pictures/venv/bin/python3 || python3 -m venv target/pictures/venv
	@target/pictures/venv/bin/pip install --quiet pillow==12.0.0
	@target/pictures/venv/bin/python3 scripts/pictures.py target/pictures

data: build ## Read the data that cvtex writes with the programs it is for
	@scripts/packages.sh biber texlive-binaries python3-venv npm
	@scripts/data.sh

picture: build ## Draw the page that the README shows
	@scripts/picture.sh

site: ## Make a book of the documents: target/site/index.html
	@scripts/site.sh

.PHONY: accessibility
accessibility: build ## Have programs of others check the tags of hundreds of PDFs
	@scripts/packages.sh $(TEST_TOOLS) python3-venv nodejs npm
	@scripts/accessibility.sh $(CVTEX)

gallery: build ## Draw a page of every theme for the documents
	@scripts/gallery.sh

dist: setup ## Pack the program for others: target/dist/
	@scripts/dist.sh

dist-check: ## Install the packed program in bare systems, as root: target/dist/
	@scripts/dist-check.sh bookworm
	@scripts/dist-check.sh trixie

dist-src: build ## Pack the sources with all that a build reads
	@scripts/dist-src.sh

install: build ## Put cvtex where cargo puts programs
	@mkdir -p "$${CARGO_HOME:-$$HOME/.cargo}/bin"
	install -m 755 $(CVTEX) "$${CARGO_HOME:-$$HOME/.cargo}/bin/cvtex"

clean: ## Remove what was built, and keep what was fetched
	cargo clean --release
	rm -rf target/demo
