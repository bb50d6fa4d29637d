# Plain `make` lists the goals.
MVN = ./mvnw -B -ntp

.DEFAULT_GOAL := help
.PHONY: help build test run corpus bench properties crash format dist

help:
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## compile and package everything, without tests
	$(MVN) -DskipTests package

test: ## what CI runs: all tests, walls and formatting
	$(MVN) verify

run: ## the shop: from nothing to upgraded, and back
	./samples/shop/run

corpus: ## foreign schemas and pairs of schemas as a score
	$(MVN) -q -Pcorpus -Dspotless.check.skip -pl laws -am package

bench: ## times of reading and of rebuilding, printed
	$(MVN) -q -Pbench -Dspotless.check.skip -pl laws -am package

properties: ## the laws at length: 20,000 tries each
	$(MVN) -Pproperties-20000 verify

crash: ## 250 kills of runs on each database; where they fell is printed
	$(MVN) -q -Dspotless.check.skip -pl laws -am test -Dtest=CrashTest -Dbascule.crash.kills=250
	@cat laws/target/crash/*.txt

format: ## format every Java source
	$(MVN) -q spotless:apply

dist: ## the distribution: cli/target/bascule-<version>.zip
	$(MVN) -q -DskipTests -pl cli -am package
	@ls cli/target/bascule-*.zip
