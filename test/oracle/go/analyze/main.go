// Command analyze says what "istioctl analyze" would say of a cluster that holds the objects of standard input, as JSON.
// istioctl itself leaves Services, Pods, Namespaces and other kinds of running clusters out of what it reads from files.
package main

import (
	"fmt"
	"os"

	"istio.io/istio/istioctl/pkg/util/formatting"
	"istio.io/istio/pkg/config/analysis/analyzers"
	"istio.io/istio/pkg/config/analysis/local"
	"istio.io/istio/pkg/config/resource"
	"istio.io/istio/pkg/log"
)

func main() {
	for _, scope := range log.Scopes() {
		scope.SetOutputLevel(log.NoneLevel)
	}
	if err := analyze(); err != nil {
		fmt.Fprintln(os.Stderr, "analyze:", err)
		os.Exit(1)
	}
}

func analyze() error {
	const everyNamespace, root = resource.Namespace(""), resource.Namespace("istio-system")
	analyzer := local.NewIstiodAnalyzer(analyzers.AllCombined(), everyNamespace, root, nil)
	input := local.ReaderSource{Name: "stdin", Reader: os.Stdin}
	if err := analyzer.AddTestReaderKubeSource([]local.ReaderSource{input}); err != nil {
		return err
	}
	result, err := analyzer.Analyze(make(chan struct{}))
	if err != nil {
		return err
	}
	if len(result.Messages) == 0 {
		fmt.Println("[]")
		return nil
	}
	output, err := formatting.Print(result.Messages, formatting.JSONFormat, false)
	if err != nil {
		return err
	}
	fmt.Println(output)
	return nil
}
