// Reads a Dockerfile as BuildKit does and prints its stages and instructions, or what is wrong with it.
package main

import (
	"fmt"
	"os"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
)

func main() {
	file, err := os.Open(os.Args[1])
	if err != nil {
		panic(err)
	}
	tree, err := parser.Parse(file)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	stages, _, err := instructions.Parse(tree.AST, nil)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for _, stage := range stages {
		fmt.Println("FROM", stage.BaseName)
		for _, command := range stage.Commands {
			fmt.Println(" ", command.Name())
		}
	}
}
