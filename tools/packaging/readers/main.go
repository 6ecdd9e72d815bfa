// Reads a report of sparkvet's as reviewdog does, and prints what it found as path:line:column: severity: rule.
//
//	go run . sarif report.sarif    (or rdjson, checkstyle)
package main

import (
	"fmt"
	"os"

	"github.com/reviewdog/reviewdog/parser"
)

func main() {
	readers := map[string]parser.Parser{
		"sarif":      parser.NewSarifParser(),
		"rdjson":     parser.NewRDJSONParser(),
		"checkstyle": parser.NewCheckStyleParser(),
	}
	file, err := os.Open(os.Args[2])
	failOn(err)
	diagnostics, err := readers[os.Args[1]].Parse(file)
	failOn(err)
	for _, d := range diagnostics {
		at := d.GetLocation().GetRange().GetStart()
		fmt.Printf("%s:%d:%d: %s: %s\n", d.GetLocation().GetPath(), at.GetLine(), at.GetColumn(), d.GetSeverity(), d.GetCode().GetValue())
	}
}

func failOn(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
